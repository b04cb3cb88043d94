package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.CacheRegions;
import dev.covet.cache.json.CacheJson;
import org.jspecify.annotations.Nullable;

/**
 * The caches of an application's own values, by name: the same one for
 * {@code CovetCache}, {@code @Cached} and Spring's annotations. Safe for use by many
 * threads.
 *
 * @since 0.1.0
 */
public final class ValueCaches {

	private final Map<String, ValueCache> caches = new ConcurrentHashMap<>();

	private final CacheRegions regions;

	private final CacheJson json;

	private final CacheSettings settings;

	/**
	 * Create the caches.
	 * @param regions where their values are kept
	 * @param json how they become JSON
	 * @param settings the settings
	 */
	public ValueCaches(CacheRegions regions, CacheJson json, CacheSettings settings) {
		this.regions = regions;
		this.json = json;
		this.settings = settings;
	}

	ValueCache named(String name) {
		return named(name, null);
	}

	// The TTL counts for the one who declares it, whoever asks for the cache first
	ValueCache named(String name, @Nullable Duration ttl) {
		ValueCache cache = this.caches.computeIfAbsent(name,
				(missing) -> new ValueCache(this.regions, this.settings, this.json, missing));
		return cache.withTtl(ttl);
	}

	CacheRegions regions() {
		return this.regions;
	}

	CacheJson json() {
		return this.json;
	}

}
