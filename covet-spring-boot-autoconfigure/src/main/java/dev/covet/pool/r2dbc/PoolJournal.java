package dev.covet.pool.r2dbc;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import dev.covet.pool.CloseReason;
import dev.covet.pool.HeldConnection;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.PoolTimes;

/**
 * Counts and times what a pool does.
 */
final class PoolJournal {

	private final String name;

	private final PoolSettings settings;

	private final PoolEcho echo;

	private final PoolTimes acquireTimes = new PoolTimes(System::nanoTime);

	private final PoolTimes heldTimes = new PoolTimes(System::nanoTime);

	private final AtomicInteger pending = new AtomicInteger();

	private final LongAdder acquired = new LongAdder();

	private final LongAdder timeouts = new LongAdder();

	private final LongAdder created = new LongAdder();

	private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

	private final Set<HeldR2dbcConnection> held = ConcurrentHashMap.newKeySet();

	PoolJournal(String name, PoolSettings settings) {
		this.name = name;
		this.settings = settings;
		this.echo = new PoolEcho(name, settings.echo());
		for (CloseReason reason : CloseReason.values()) {
			this.closed.put(reason, new LongAdder());
		}
	}

	String getName() {
		return this.name;
	}

	void created(Session session) {
		this.created.increment();
		this.echo.created(session);
	}

	void closed(Session session, CloseReason reason) {
		this.closed.get(reason).increment();
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

	void acquired(HeldR2dbcConnection connection, long nanos) {
		this.held.add(connection);
		this.acquired.increment();
		this.acquireTimes.record(nanos);
		this.echo.acquired(connection.session(), nanos);
	}

	void released(HeldR2dbcConnection connection, long nanos) {
		this.held.remove(connection);
		this.heldTimes.record(nanos);
		this.echo.released(connection.session(), nanos);
	}

	void timedOut(long nanos) {
		this.timeouts.increment();
		this.acquireTimes.record(nanos);
		this.echo.timedOut(nanos);
	}

	Set<HeldR2dbcConnection> held() {
		return this.held;
	}

	PoolStatus status(int inUse, int idle) {
		Map<CloseReason, Long> closings = new EnumMap<>(CloseReason.class);
		this.closed.forEach((reason, count) -> closings.put(reason, count.sum()));
		return new PoolStatus(this.name, this.settings.size(), this.settings.maxOverflow(), inUse, idle,
				Math.max(0, inUse + idle - this.settings.size()), pending(), this.acquireTimes.times(),
				this.heldTimes.times(), this.acquired.sum(), this.timeouts.sum(), this.created.sum(), closings,
				longHeld());
	}

	private List<HeldConnection> longHeld() {
		long now = System.nanoTime();
		return this.held.stream()
			.filter((connection) -> connection.isHeldFor(now, this.settings.heldThreshold()))
			.map((connection) -> connection.describe(this.name, now))
			.toList();
	}

}
