package dev.covet.pool;

/**
 * How many connections a database server takes.
 *
 * @param maxConnections its limit, {@code max_connections}
 * @param reserved how many of those it keeps for administrators
 * @since 0.1.0
 */
public record ServerLimit(int maxConnections, int reserved) {

	/**
	 * Return the connections that are left for applications.
	 * @return the limit less the reserve
	 */
	public int available() {
		return Math.max(0, this.maxConnections - this.reserved);
	}

}
