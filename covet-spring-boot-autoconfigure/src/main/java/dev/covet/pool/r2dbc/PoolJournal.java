package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.pool.CloseReason;
import dev.covet.pool.HeldConnection;
import dev.covet.pool.HeldScope;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolStatistics;
import dev.covet.pool.PoolStatus;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a pool does: who waits, who holds a connection, statistics and the log.
 */
final class PoolJournal {

	private final String name;

	private final Duration heldThreshold;

	private final PoolListener listener;

	private final PoolEcho echo;

	private final AtomicInteger pending = new AtomicInteger();

	private final Set<HeldR2dbcConnection> held = ConcurrentHashMap.newKeySet();

	private @Nullable PoolStatistics statistics;

	PoolJournal(String name, R2dbcPoolOptions options) {
		this.name = name;
		this.heldThreshold = options.settings().heldThreshold();
		this.listener = options.listener();
		this.echo = new PoolEcho(name, options.settings().echo());
	}

	// Once, before anything happens.
	void begin(ManagedPool pool) {
		this.statistics = new PoolStatistics(pool, this.listener, System::nanoTime);
	}

	String getName() {
		return this.name;
	}

	void created(Session session) {
		statistics().created();
		this.echo.created(session);
	}

	void closed(Session session, CloseReason reason) {
		statistics().closed(reason);
		this.echo.closed(session, reason);
	}

	void waiting() {
		this.echo.waiting(this.pending.incrementAndGet());
	}

	void waited() {
		this.pending.decrementAndGet();
	}

	int pending() {
		return this.pending.get();
	}

	void acquired(HeldR2dbcConnection connection, HeldScope.Wait wait, long nanos, int open) {
		statistics().waited(wait, nanos, false);
		wait.acquired();
		this.held.add(connection);
		statistics().acquired(nanos, open);
		this.echo.acquired(connection.session(), nanos);
	}

	void paused(long nanos) {
		statistics().paused(nanos);
	}

	void released(HeldR2dbcConnection connection, long nanos) {
		this.held.remove(connection);
		statistics().released(nanos);
		this.echo.released(connection.session(), nanos);
	}

	void timedOut(HeldScope.Wait wait, long nanos) {
		statistics().waited(wait, nanos, true);
		statistics().timedOut(nanos);
		this.echo.timedOut(nanos);
	}

	Set<HeldR2dbcConnection> held() {
		return this.held;
	}

	PoolStatus status(int inUse, int idle) {
		return statistics().status(inUse, idle, pending(), longHeld());
	}

	PoolPressure pressure() {
		return statistics().pressure();
	}

	private List<HeldConnection> longHeld() {
		long now = System.nanoTime();
		return this.held.stream()
			.filter((connection) -> connection.isHeldFor(now, this.heldThreshold))
			.map((connection) -> connection.describe(this.name, now))
			.toList();
	}

	private PoolStatistics statistics() {
		return Objects.requireNonNull(this.statistics);
	}

}
