package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.covet.pool.HeldConnection;
import dev.covet.pool.HeldScope;
import dev.covet.statement.MaskedSql;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A connection in the hands of a caller.
 */
// Closing goes on to its end once it began, whoever cancels: what r2dbc-pool does then is
// a chain, and cut off after the rollback it would never give the connection back.
// Closing
// again is nothing, as the specification asks for.
final class HeldR2dbcConnection extends ForwardingConnection {

	private final Connection pooled;

	private final Slot slot;

	private final ManagedConnectionPool pool;

	private final @Nullable String label;

	private final HeldScope.Wait wait;

	private final long since = System.nanoTime();

	private final AtomicBoolean closing = new AtomicBoolean();

	private final AtomicBoolean reported = new AtomicBoolean();

	private final Sinks.Empty<Void> released = Sinks.empty();

	private volatile @Nullable String sql;

	private volatile long lastStatement = this.since;

	HeldR2dbcConnection(Connection pooled, Slot slot, ManagedConnectionPool pool, @Nullable String label,
			HeldScope.Wait wait) {
		this.pooled = pooled;
		this.slot = slot;
		this.pool = pool;
		this.label = label;
		this.wait = wait;
	}

	@Override
	public Statement createStatement(String sql) {
		remember(sql);
		return super.createStatement(sql);
	}

	@Override
	public Batch createBatch() {
		remember("batch");
		return super.createBatch();
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return session().connection().validate(depth);
	}

	@Override
	public Mono<Void> close() {
		return Mono.deferContextual((context) -> {
			if (this.closing.compareAndSet(false, true)) {
				this.pool.journal().paused(System.nanoTime() - this.lastStatement);
				new Release(this.pooled, this.slot, this.pool.limits().close(), this::end).start(context);
			}
			return this.released.asMono();
		});
	}

	private void end(@Nullable Throwable ex) {
		this.wait.released();
		this.pool.journal().released(this, System.nanoTime() - this.since);
		if (ex == null) {
			this.released.tryEmitEmpty();
		}
		else {
			this.released.tryEmitError(ex);
		}
	}

	boolean isHeldFor(long now, Duration time) {
		return now - this.since >= time.toNanos();
	}

	// Once.
	boolean report() {
		return this.reported.compareAndSet(false, true);
	}

	HeldConnection describe(String name, long now) {
		return new HeldConnection(name, nanos(now - this.since), this.label, masked(), nanos(now - this.lastStatement));
	}

	private @Nullable String masked() {
		String last = this.sql;
		return (last != null) ? MaskedSql.of(last) : null;
	}

	Session session() {
		return this.slot.session();
	}

	// What a caller that looks for the driver's connection would get from r2dbc-pool.
	@Override
	public Connection unwrap() {
		return session().connection();
	}

	@Override
	Connection target() {
		return this.pooled;
	}

	private void remember(String sql) {
		long now = System.nanoTime();
		this.pool.journal().paused(now - this.lastStatement);
		this.sql = sql;
		this.lastStatement = now;
	}

	private static Duration nanos(long nanos) {
		return Duration.of(nanos, TimeUnit.NANOSECONDS.toChronoUnit());
	}

}
