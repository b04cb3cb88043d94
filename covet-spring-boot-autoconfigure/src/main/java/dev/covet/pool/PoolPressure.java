package dev.covet.pool;

import java.time.Duration;

/**
 * What tells of trouble with a pool, beyond how it stands.
 *
 * @param overflowShare the share of acquisitions of the last one to two minutes at which
 * more connections than the size were open, from 0 to 1
 * @param nestedInTransaction how often a transaction that held a connection asked for
 * another one, as with {@code REQUIRES_NEW}
 * @param nestedInRequest how often a request that held a connection waited for another
 * one for {@link #NOTED_WAIT} or longer, and held the first all that time
 * @param nestedTimeouts how many of both ended with the timeout
 * @param pauses how often a connection was held for {@link #NOTED_PAUSE} or longer
 * without a new statement
 * @param longestPause the longest of these
 * @since 0.1.0
 */
public record PoolPressure(double overflowShare, long nestedInTransaction, long nestedInRequest, long nestedTimeouts,
		long pauses, Duration longestPause) {

	/**
	 * The shortest wait within a request that counts.
	 */
	public static final Duration NOTED_WAIT = Duration.ofMillis(10);

	/**
	 * The shortest pause that counts.
	 */
	public static final Duration NOTED_PAUSE = Duration.ofSeconds(1);

	/**
	 * Nothing was counted.
	 */
	public static final PoolPressure NONE = new PoolPressure(0, 0, 0, 0, 0, Duration.ZERO);

}
