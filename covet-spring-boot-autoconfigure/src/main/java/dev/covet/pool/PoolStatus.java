package dev.covet.pool;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a pool stands.
 *
 * @param name the name of the pool
 * @param size how many connections it keeps
 * @param maxOverflow how many more it may open
 * @param inUse how many are in use
 * @param idle how many are open and not in use
 * @param overflow how many are open above the size
 * @param pending how many callers wait for one
 * @param acquire how long callers waited lately
 * @param held how long they held a connection lately
 * @param acquired how many connections were handed out
 * @param timeouts how many callers gave up after the timeout
 * @param created how many connections were opened
 * @param closed how many were closed, and why
 * @param longHeld the connections that have been held for longer than the threshold
 * @since 0.1.0
 */
public record PoolStatus(String name, int size, int maxOverflow, int inUse, int idle, int overflow, int pending,
		Times acquire, Times held, long acquired, long timeouts, long created, Map<CloseReason, Long> closed,
		List<HeldConnection> longHeld) {

	/**
	 * Return the connections that are open.
	 * @return those in use and those that are idle
	 */
	public int open() {
		return this.inUse + this.idle;
	}

	/**
	 * Durations of the last one to two minutes.
	 *
	 * @param count how many there were
	 * @param perSecond how many there were in a second
	 * @param p50 the median
	 * @param p95 what 95 of 100 did not exceed
	 * @param max the longest
	 */
	public record Times(long count, double perSecond, Duration p50, Duration p95, Duration max) {

		/** None. */
		public static final Times NONE = new Times(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

	}

}
