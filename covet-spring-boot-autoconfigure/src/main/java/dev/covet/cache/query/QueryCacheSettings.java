package dev.covet.cache.query;

import dev.covet.cache.RegionSettings;

/**
 * What the query cache keeps.
 *
 * @param region how the values are kept
 * @param enabled whether every query is cached that doesn't say otherwise, or else only
 * those that ask for it
 * @param maximumRows the largest number of rows of a result that is kept
 * @param maximumBytes the largest size of one in memory
 * @param database a name for the database, a part of every key: a store may be shared by
 * applications with several
 * @since 0.1.0
 */
public record QueryCacheSettings(RegionSettings region, boolean enabled, int maximumRows, long maximumBytes,
		String database) {

	/** The name of the region that the rows are kept in. */
	public static final String REGION = "queries";

	/** The largest number of rows that are kept where nothing else is set. */
	public static final int MAXIMUM_ROWS = 10_000;

	/** The largest size in memory that is kept where nothing else is set. */
	public static final long MAXIMUM_BYTES = 4L * 1024 * 1024;

	/**
	 * Check the settings.
	 * @param region how the values are kept
	 * @param enabled whether every query is cached
	 * @param maximumRows the largest number of rows
	 * @param maximumBytes the largest size in memory
	 * @param database a name for the database
	 * @throws IllegalArgumentException if a limit is negative
	 */
	public QueryCacheSettings {
		if (maximumRows < 0 || maximumBytes < 0) {
			throw new IllegalArgumentException("The query cache can't be limited to %d rows and %d bytes: use 0 or more"
				.formatted(maximumRows, maximumBytes));
		}
	}

	/**
	 * Return settings with the usual limits.
	 * @param region how the values are kept
	 * @param enabled whether every query is cached that doesn't say otherwise
	 * @return the settings
	 */
	public static QueryCacheSettings of(RegionSettings region, boolean enabled) {
		return new QueryCacheSettings(region, enabled, MAXIMUM_ROWS, MAXIMUM_BYTES, "");
	}

}
