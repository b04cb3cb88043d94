package dev.covet.cache.query;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.covet.query.execute.Connections;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * What has to be known of a caller: what it sees of the database, and in which
 * transaction.
 */
final class CallerContext {

	private static final Log logger = LogFactory.getLog(CacheContext.class);

	private final AtomicBoolean warned = new AtomicBoolean();

	private final CacheContext context;

	private final Connections connections;

	private final TransactionGate gate;

	CallerContext(CacheContext context, Connections connections, TransactionGate gate) {
		this.context = context;
		this.connections = connections;
		this.gate = gate;
	}

	// What the caller's results depend on, null where it can't be told, or where a stream
	// hands the statement a connection: a load for others must not use that, and one on
	// another could wait for ever while the stream holds all that there are.
	@Nullable String key(ContextView caller) {
		if (this.connections.isGiven(caller)) {
			return null;
		}
		try {
			return this.context.key(caller);
		}
		catch (RuntimeException ex) {
			if (this.warned.compareAndSet(false, true)) {
				logger.warn("The CacheContext failed; queries are not cached where it does, "
						+ "and further failures are not logged", ex);
			}
			return null;
		}
	}

	Mono<TransactionGate.Use> use(Set<String> tables) {
		return this.gate.use(tables);
	}

}
