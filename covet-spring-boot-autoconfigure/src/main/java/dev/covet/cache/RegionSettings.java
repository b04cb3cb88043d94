package dev.covet.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a region keeps its values.
 *
 * @param name the name of the region
 * @param ttl the longest time that a value is kept, of which up to a tenth is taken off
 * at random, so that values loaded together don't end together
 * @param staleFor how long after that a value may still be served while one caller's load
 * renews it, or {@code null} for not at all. What a write has made stale is never served
 * @param local whether values are kept in this JVM
 * @param shared whether values are kept in the shared store, where there is one
 * @param lock how long other nodes wait for the one that loads a value
 * @since 0.1.0
 */
public record RegionSettings(String name, Duration ttl, @Nullable Duration staleFor, boolean local, boolean shared,
		Duration lock) {

	/**
	 * Check the settings.
	 * @param name the name of the region
	 * @param ttl the longest time that a value is kept
	 * @param staleFor how long after that a value may still be served, or {@code null}
	 * @param local whether values are kept in this JVM
	 * @param shared whether values are kept in the shared store
	 * @param lock how long other nodes wait for the one that loads
	 * @throws IllegalArgumentException if a time is zero or negative, or the name is
	 * empty
	 */
	public RegionSettings {
		if (name.isBlank()) {
			throw new IllegalArgumentException("A cache needs a name");
		}
		if (ttl.isNegative() || ttl.isZero()) {
			throw new IllegalArgumentException(
					"The TTL of cache '%s' is %s: it must be longer than zero, there are no ".formatted(name, ttl)
							+ "values without an end");
		}
	}

	/**
	 * Return settings with both tiers, no stale values and a lock of five seconds.
	 * @param name the name of the region
	 * @param ttl the longest time that a value is kept
	 * @return the settings
	 */
	public static RegionSettings of(String name, Duration ttl) {
		return new RegionSettings(name, ttl, null, true, true, Duration.ofSeconds(5));
	}

}
