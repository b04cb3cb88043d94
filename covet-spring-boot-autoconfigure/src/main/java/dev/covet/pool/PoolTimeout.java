package dev.covet.pool;

import java.time.Duration;

/**
 * How a pool stood when a caller gave up waiting for a connection, and the words for it.
 *
 * @param pool the name of the pool
 * @param size how many connections it keeps
 * @param maxOverflow how many more it may open
 * @param inUse how many were in use
 * @param idle how many were open and not in use
 * @param pending how many callers waited, this one included
 * @param timeout how long a caller may wait
 * @param waited how long this one did
 * @since 0.1.0
 */
public record PoolTimeout(String pool, int size, int maxOverflow, int inUse, int idle, int pending, Duration timeout,
		Duration waited) {

	/**
	 * Return what happened and what to do.
	 * @return a message for an exception
	 */
	public String message() {
		return "Pool '%s' gave no connection within %d ms (waited %d ms): size %d, overflow %d of %d, in use %d, idle %d, pending %d. %s"
			.formatted(this.pool, this.timeout.toMillis(), this.waited.toMillis(), this.size,
					Math.max(0, this.inUse + this.idle - this.size), this.maxOverflow, this.inUse, this.idle,
					this.pending, remedy());
	}

	private String remedy() {
		if (this.inUse >= this.size + this.maxOverflow) {
			return "All connections are in use: hold them for less time, or raise covet.pool.size, "
					+ "covet.pool.max-overflow or covet.pool.timeout";
		}
		return "Not all connections are in use, so the database didn't answer in time: see that it is up and takes "
				+ "connections, or raise covet.pool.timeout";
	}

}
