package dev.covet.pool;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What a pool has done, counted and timed. Each adapter has one for each pool, tells it
 * what happens, and gets a {@link PoolStatus} and a {@link PoolPressure} from it. Passes
 * on to a {@link PoolListener}. Of constant size, safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class PoolStatistics {

	private final ManagedPool pool;

	private final PoolListener listener;

	private final PoolTimes acquire;

	private final PoolTimes acquireWithOverflow;

	private final PoolTimes held;

	private final LongAdder acquired = new LongAdder();

	private final LongAdder timeouts = new LongAdder();

	private final LongAdder created = new LongAdder();

	private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

	private final NestedAcquisitions nested = new NestedAcquisitions();

	private final LongAdder pauses = new LongAdder();

	private final AtomicLong longestPause = new AtomicLong();

	/**
	 * Create statistics without any figures.
	 * @param pool the pool, which may still be under construction
	 * @param listener is told of what happens, see {@link PoolListener#of(List)}
	 * @param nanoTime a clock, as {@link System#nanoTime()}
	 */
	public PoolStatistics(ManagedPool pool, PoolListener listener, LongSupplier nanoTime) {
		this.pool = pool;
		this.listener = listener;
		this.acquire = new PoolTimes(nanoTime);
		this.acquireWithOverflow = new PoolTimes(nanoTime);
		this.held = new PoolTimes(nanoTime);
		for (CloseReason reason : CloseReason.values()) {
			this.closed.put(reason, new LongAdder());
		}
	}

	/**
	 * A connection was opened.
	 */
	public void created() {
		this.created.increment();
	}

	/**
	 * A connection was closed.
	 * @param reason why
	 */
	public void closed(CloseReason reason) {
		Objects.requireNonNull(this.closed.get(reason)).increment();
	}

	/**
	 * A connection was handed out.
	 * @param waitedNanos how long the caller waited
	 * @param open how many connections are open
	 */
	public void acquired(long waitedNanos, int open) {
		this.acquired.increment();
		this.acquire.record(waitedNanos);
		if (open > this.pool.getSettings().size()) {
			this.acquireWithOverflow.record(waitedNanos);
		}
		this.listener.onAcquire(this.pool, waitedNanos);
	}

	/**
	 * A caller got no connection within the timeout.
	 * @param waitedNanos how long it waited
	 */
	public void timedOut(long waitedNanos) {
		this.timeouts.increment();
		this.acquire.record(waitedNanos);
		this.listener.onTimeout(this.pool, waitedNanos);
	}

	/**
	 * A caller that may have held a connection already got one more, or gave up.
	 * @param wait how it waited
	 * @param waitedNanos how long it waited
	 * @param timedOut whether it gave up after the timeout
	 */
	public void waited(HeldScope.Wait wait, long waitedNanos, boolean timedOut) {
		this.nested.add(wait.nesting(), waitedNanos, timedOut);
	}

	/**
	 * A connection was given back.
	 * @param heldNanos how long it was held
	 */
	public void released(long heldNanos) {
		this.held.record(heldNanos);
		this.listener.onRelease(this.pool, heldNanos);
	}

	/**
	 * A connection that is held got a new statement, or is given back.
	 * @param nanos how long ago its last statement was, or its being handed out if there
	 * was none
	 */
	public void paused(long nanos) {
		if (nanos >= PoolPressure.NOTED_PAUSE.toNanos()) {
			this.pauses.increment();
			this.longestPause.accumulateAndGet(nanos, Math::max);
		}
	}

	/**
	 * Return how the pool stands.
	 * @param inUse how many connections are in use
	 * @param idle how many are open and not in use
	 * @param pending how many callers wait for one
	 * @param longHeld those that have been held for longer than the threshold
	 * @return the status
	 */
	public PoolStatus status(int inUse, int idle, int pending, List<HeldConnection> longHeld) {
		PoolSettings settings = this.pool.getSettings();
		Map<CloseReason, Long> closings = new EnumMap<>(CloseReason.class);
		this.closed.forEach((reason, count) -> closings.put(reason, count.sum()));
		return new PoolStatus(this.pool.getName(), settings.size(), settings.maxOverflow(), inUse, idle,
				Math.max(0, inUse + idle - settings.size()), pending, this.acquire.times(), this.held.times(),
				this.acquired.sum(), this.timeouts.sum(), this.created.sum(), closings, longHeld);
	}

	/**
	 * Return what tells of trouble.
	 * @return the figures
	 */
	public PoolPressure pressure() {
		long all = this.acquire.times().count();
		double share = (all > 0) ? Math.min(1, (double) this.acquireWithOverflow.times().count() / all) : 0;
		return new PoolPressure(share, this.nested.inTransaction(), this.nested.inRequest(), this.nested.timeouts(),
				this.pauses.sum(), Duration.ofNanos(this.longestPause.get()));
	}

}
