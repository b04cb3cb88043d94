package dev.covet.query.plan;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Whether the rows of a query may be kept in a cache, and kept ones served.
 *
 * @param use whether
 * @param ttl how long they are kept, {@code null} for the cache's own TTL
 * @since 0.1.0
 */
public record CachePolicy(Use use, @Nullable Duration ttl) {

	/** As the settings of the application say. */
	public static final CachePolicy DEFAULT = new CachePolicy(Use.DEFAULT, null);

	/** Always read from the database. */
	public static final CachePolicy OFF = new CachePolicy(Use.OFF, null);

	/**
	 * Return the policy of a query whose rows are kept.
	 * @param ttl how long at most
	 * @return the policy
	 * @throws IllegalArgumentException if the time is zero or negative
	 */
	public static CachePolicy of(Duration ttl) {
		if (ttl.isNegative() || ttl.isZero()) {
			throw new IllegalArgumentException("A TTL must be positive, not " + ttl);
		}
		return new CachePolicy(Use.ON, ttl);
	}

	/**
	 * Whether a cache is used.
	 */
	public enum Use {

		/** As the settings of the application say. */
		DEFAULT,

		/** Yes, where there is a cache. */
		ON,

		/** No. */
		OFF

	}

}
