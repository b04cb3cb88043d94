package dev.covet.pool.r2dbc;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import dev.covet.pool.CloseReason;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Opens and closes the sessions of a pool: never more than there may be, each within its
 * time. The pool itself sees places for them.
 */
final class Sessions implements ConnectionFactory, Wrapped<ConnectionFactory> {

	private static final Log logger = LogFactory.getLog(Sessions.class);

	private final ConnectionFactory factory;

	private final PoolLimits limits;

	private final SessionGate gate;

	private final PoolJournal journal;

	private final Set<Session> open = ConcurrentHashMap.newKeySet();

	private volatile boolean closing;

	Sessions(ConnectionFactory factory, PoolLimits limits, int most, PoolJournal journal) {
		this.factory = factory;
		this.limits = limits;
		this.gate = new SessionGate(most);
		this.journal = journal;
	}

	@Override
	public Mono<Connection> create() {
		return open().map((session) -> new Slot(this, session));
	}

	Mono<Session> open() {
		return Mono
			.create((sink) -> new Opening(this.factory, this.gate, this.limits.open(), sink, this::opened).start());
	}

	private Session opened(Connection connection) {
		Session session = new Session(connection, this, System.nanoTime(), lifetime());
		this.open.add(session);
		this.journal.created(session);
		return session;
	}

	// Not all the same age, so that those opened together aren't replaced together.
	private @Nullable Long lifetime() {
		if (this.limits.recycle() == null) {
			return null;
		}
		double less = this.limits.spread() * ThreadLocalRandom.current().nextDouble();
		return (long) (this.limits.recycle().toNanos() * (1 - less));
	}

	Mono<Void> close(Session session, CloseReason reason) {
		this.open.remove(session);
		this.journal.closed(session, reason);
		return Mono.<Void>from(session.connection().close()).timeout(this.limits.close()).onErrorResume((ex) -> {
			logger.debug("A connection of pool '" + this.journal.getName() + "' was not closed in order", ex);
			return Mono.empty();
		}).doOnTerminate(this.gate::leave);
	}

	CloseReason reasonToClose() {
		return this.closing ? CloseReason.SHUTDOWN : CloseReason.DEAD;
	}

	void startClosing() {
		this.closing = true;
	}

	Map<String, Integer> byEventLoop() {
		Map<String, Integer> loops = new TreeMap<>();
		for (Session session : this.open) {
			if (session.eventLoopName() != null) {
				loops.merge(session.eventLoopName(), 1, Integer::sum);
			}
		}
		return loops;
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.factory.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.factory;
	}

	@Override
	public String toString() {
		return this.factory.toString();
	}

}
