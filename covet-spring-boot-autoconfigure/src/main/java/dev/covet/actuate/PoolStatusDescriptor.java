package dev.covet.actuate;

import java.time.Duration;
import java.util.Map;

import dev.covet.pool.CloseReason;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.check.PoolSituation;

/**
 * How a pool stands, in the endpoint {@code covetpool}. Times are of the last one to two
 * minutes, counts from the start of the pool.
 *
 * @param inUse the connections in use
 * @param idle those that are open and not in use
 * @param overflow those that are open above the size
 * @param pending the callers that wait
 * @param acquire how long callers waited
 * @param held how long connections were held
 * @param acquired how many were handed out
 * @param timeouts how many callers gave up
 * @param created how many connections were opened
 * @param closed how many were closed, by reason
 * @param overflowShare the share of acquisitions with connections above the size
 * @param nestedInTransaction acquisitions in transactions that held a connection already
 * @param nestedInRequest waits of requests that held a connection all the time
 * @param nestedTimeouts how many of both timed out
 * @param pauses how often a connection was held for a second without a new statement
 * @param longestPauseMillis the longest of these
 * @since 0.1.0
 */
public record PoolStatusDescriptor(int inUse, int idle, int overflow, int pending, Times acquire, Times held,
		long acquired, long timeouts, long created, Map<CloseReason, Long> closed, double overflowShare,
		long nestedInTransaction, long nestedInRequest, long nestedTimeouts, long pauses, long longestPauseMillis) {

	static PoolStatusDescriptor of(PoolSituation.Reading reading) {
		PoolStatus status = reading.status();
		PoolPressure pressure = reading.pressure();
		return new PoolStatusDescriptor(status.inUse(), status.idle(), status.overflow(), status.pending(),
				Times.of(status.acquire()), Times.of(status.held()), status.acquired(), status.timeouts(),
				status.created(), status.closed(), pressure.overflowShare(), pressure.nestedInTransaction(),
				pressure.nestedInRequest(), pressure.nestedTimeouts(), pressure.pauses(),
				pressure.longestPause().toMillis());
	}

	static double millis(Duration duration) {
		return duration.toNanos() / 1e6;
	}

	/**
	 * Durations of the last one to two minutes.
	 *
	 * @param count how many there were
	 * @param perSecond how many there were in a second
	 * @param p50Millis the median
	 * @param p95Millis what 95 of 100 did not exceed
	 * @param maxMillis the longest
	 */
	public record Times(long count, double perSecond, double p50Millis, double p95Millis, double maxMillis) {

		static Times of(PoolStatus.Times times) {
			return new Times(times.count(), times.perSecond(), millis(times.p50()), millis(times.p95()),
					millis(times.max()));
		}

	}

}
