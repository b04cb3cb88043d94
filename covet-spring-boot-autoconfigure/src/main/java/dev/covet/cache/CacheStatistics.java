package dev.covet.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What happened in a region since it was made. The figures are read one after the other,
 * so under load they need not add up.
 *
 * @param name the name of the region
 * @param local of the tier in this JVM; while that isn't used, every call is a miss of it
 * @param shared of the tier in the shared store
 * @param loads how many values were loaded
 * @param failures how many loads ended with an error
 * @param loadTime the time that all loads took together
 * @param joined how many callers got the value that another one's load brought
 * @param bypassed how many callers read past the cache, in a transaction that has written
 * for instance
 * @param invalidations how many values were found to be older than a write
 * @since 0.1.0
 */
public record CacheStatistics(String name, Tier local, Tier shared, long loads, long failures, Duration loadTime,
		long joined, long bypassed, long invalidations) {

	/**
	 * Return how many callers asked for a value, but for those who read past the cache.
	 * @return the number
	 */
	public long gets() {
		return this.local.hits() + this.local.misses();
	}

	/**
	 * Return how often a caller was served without a load of its own or of another one
	 * that it joined.
	 * @return a part of one, {@code null} before the first call
	 */
	public @Nullable Double hitRate() {
		long gets = gets();
		return (gets != 0) ? (double) (this.local.hits() + this.shared.hits()) / gets : null;
	}

	/**
	 * What happened in one tier.
	 *
	 * @param enabled whether it is used
	 * @param hits how many values it had
	 * @param misses how many it had not
	 * @param puts how many were put into it
	 * @param evictions how many it threw away for want of room or by age; {@code -1}
	 * where nobody knows
	 * @param entries how many are there, {@code -1} where nobody knows
	 * @param bytes what they weigh, {@code -1} where nobody knows
	 * @param unreadable how many were no values: garbage, or of another version
	 */
	public record Tier(boolean enabled, long hits, long misses, long puts, long evictions, long entries, long bytes,
			long unreadable) {
	}

}
