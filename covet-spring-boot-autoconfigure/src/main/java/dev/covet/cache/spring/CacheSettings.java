package dev.covet.cache.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.covet.cache.RegionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the application's properties say about its caches.
 *
 * @param ttl the TTL of caches that have none
 * @param maximumElements the largest number of elements of a {@code Flux} that is kept
 * @param caches the settings of single caches, by name
 * @since 0.1.0
 */
public record CacheSettings(Duration ttl, int maximumElements, Map<String, Named> caches) {

	private static final Named NONE = new Named(null, null, List.of());

	/**
	 * Create settings.
	 * @param ttl the TTL of caches that have none
	 * @param maximumElements the largest number of elements of a {@code Flux}
	 * @param caches the settings of single caches, by name
	 */
	public CacheSettings {
		caches = Map.copyOf(caches);
	}

	// What is set for a cache by properties is said by whoever runs the application, and
	// goes before what its code says
	RegionSettings region(String name, @Nullable Duration declared) {
		Named named = named(name);
		Duration ttl = (named.ttl() != null) ? named.ttl() : (declared != null) ? declared : this.ttl;
		RegionSettings settings = RegionSettings.of(name, ttl);
		return new RegionSettings(name, ttl, named.staleFor(), settings.local(), settings.shared(), settings.lock());
	}

	Named named(String name) {
		return this.caches.getOrDefault(name, NONE);
	}

	/**
	 * The settings of one cache.
	 *
	 * @param ttl the TTL, {@code null} for what the code says, or else the default
	 * @param staleFor how long after that a value may be served while it is renewed
	 * @param dependsOn the tables whose writes end its values
	 */
	public record Named(@Nullable Duration ttl, @Nullable Duration staleFor, List<String> dependsOn) {
	}

}
