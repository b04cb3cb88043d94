package dev.covet.pool;

/**
 * How much traffic a pool is for: a preset of its size and overflow. The figures are
 * those of the tuning guide that Covet's subjects come from.
 *
 * @since 0.1.0
 */
public enum PoolTraffic {

	/** A few users: 5 connections, 10 more when needed. */
	LOW,
	/** An ordinary service: 20 connections, 30 more. */
	MEDIUM,
	/** A busy one: 50 connections, 50 more. */
	HIGH,
	/**
	 * As many as the database's machine suggests: two for each of its cores and one for
	 * each spindle, twice that more.
	 */
	AUTO,
	/** As the properties for size and overflow say. */
	CUSTOM

}
