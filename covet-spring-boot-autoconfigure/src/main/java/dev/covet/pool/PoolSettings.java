package dev.covet.pool;

import java.time.Duration;

/**
 * How a pool of connections is set, in the words of {@code covet.pool.*}. The vocabulary
 * is that of SQLAlchemy's {@code QueuePool}.
 *
 * @param size how many connections are kept once they were opened, at least 1
 * @param maxOverflow how many more may be opened while all of those are in use, at least
 * 0
 * @param timeout how long a caller waits for a connection, including the time to open or
 * ping one; at least 250 ms, the least that HikariCP takes
 * @param recycle the age at which a connection is replaced when it is next idle, between
 * this and a tenth less, so that not all are replaced at once; at least 30 s, the least
 * that HikariCP takes
 * @param prePing whether a connection is asked for a sign of life before it is handed out
 * @param overflowIdle how long a connection above the size may be idle before it is
 * closed, at least 100 ms
 * @param echo whether what the pool does is logged
 * @param heldThreshold how long a connection may be held before that is reported, at
 * least 100 ms
 * @since 0.1.0
 */
public record PoolSettings(int size, int maxOverflow, Duration timeout, Duration recycle, boolean prePing,
		Duration overflowIdle, boolean echo, Duration heldThreshold) {

	/**
	 * The most connections that a pool may be set to have.
	 */
	public static final int MAX_CONNECTIONS = 10_000;

	private static final Duration LONGEST = Duration.ofDays(30);

	public PoolSettings {
		PoolRanges.check("size", size, 1, MAX_CONNECTIONS);
		PoolRanges.check("max-overflow", maxOverflow, 0, MAX_CONNECTIONS);
		PoolRanges.check("timeout", timeout, Duration.ofMillis(250), Duration.ofHours(1));
		PoolRanges.check("recycle", recycle, Duration.ofSeconds(30), LONGEST);
		PoolRanges.check("overflow-idle", overflowIdle, Duration.ofMillis(100), LONGEST);
		PoolRanges.check("held-threshold", heldThreshold, Duration.ofMillis(100), LONGEST);
	}

	/**
	 * Return the most connections that there are at any time.
	 * @return the size and the overflow together
	 */
	public int maxConnections() {
		return this.size + this.maxOverflow;
	}

}
