package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.covet.pool.CloseReason;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One connection to the database, from when it was opened until it is closed.
 */
final class Session {

	private static final long JUST_NOW = TimeUnit.SECONDS.toNanos(1);

	private final Connection connection;

	private final Sessions sessions;

	private final long openedAt;

	private final @Nullable Long lifetime;

	private final @Nullable Scheduler eventLoop;

	private final String thread = Thread.currentThread().getName();

	private final AtomicBoolean closed = new AtomicBoolean();

	Session(Connection connection, Sessions sessions, long openedAt, @Nullable Long lifetime) {
		this.connection = connection;
		this.sessions = sessions;
		this.openedAt = openedAt;
		this.lifetime = lifetime;
		this.eventLoop = (connection instanceof Wrapped<?> wrapped) ? wrapped.unwrap(Scheduler.class) : null;
	}

	Connection connection() {
		return this.connection;
	}

	// The driver's own thread for it, null if it has none.
	@Nullable Scheduler eventLoop() {
		return this.eventLoop;
	}

	// Opening ended on the driver's thread.
	@Nullable String eventLoopName() {
		return (this.eventLoop != null) ? this.thread : null;
	}

	boolean isOld(long now) {
		return this.lifetime != null && now - this.openedAt >= this.lifetime;
	}

	boolean isNew(long now) {
		return now - this.openedAt < JUST_NOW;
	}

	// Never fails: what gives no answer is not alive.
	Mono<Boolean> isAlive(@Nullable Duration ping, @Nullable String query) {
		if (ping == null) {
			return Mono.defer(() -> Mono.<Boolean>from(this.connection.validate(ValidationDepth.LOCAL)))
				.onErrorReturn(false)
				.defaultIfEmpty(false);
		}
		return Mono.defer(() -> (query != null) ? ask(query) : remote())
			.timeout(ping, Mono.just(false))
			.onErrorReturn(false)
			.defaultIfEmpty(false);
	}

	// Never fails and always ends; of several calls the first one counts.
	Mono<Void> close(CloseReason reason) {
		return Mono
			.defer(() -> this.closed.compareAndSet(false, true) ? this.sessions.close(this, reason) : Mono.empty());
	}

	private Mono<Boolean> remote() {
		return Mono.from(this.connection.validate(ValidationDepth.REMOTE));
	}

	private Mono<Boolean> ask(String query) {
		return Flux.from(this.connection.createStatement(query).execute())
			.concatMap((result) -> result.map((readable) -> true))
			.then(Mono.just(true));
	}

	@Override
	public String toString() {
		return this.connection.toString();
	}

}
