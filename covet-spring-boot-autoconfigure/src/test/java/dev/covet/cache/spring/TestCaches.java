package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

import dev.covet.cache.SharedStore;
import dev.covet.cache.core.CacheTime;
import dev.covet.cache.core.CoreCacheRegions;
import dev.covet.cache.json.CacheJson;
import dev.covet.cache.local.CaffeineLocalStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Caches put together by hand.
 */
final class TestCaches {

	private static final int ELEMENTS = 1000;

	private TestCaches() {
	}

	static ValueCaches on(@Nullable SharedStore shared) {
		return on(shared, Map.of());
	}

	static ValueCaches on(@Nullable SharedStore shared, Map<String, CacheSettings.Named> named) {
		CoreCacheRegions regions = CoreCacheRegions.create(CaffeineLocalStore.create(1 << 20, System::nanoTime), shared,
				CacheTime.system(), new Random());
		return new ValueCaches(regions, json(), new CacheSettings(Duration.ofMinutes(10), ELEMENTS, named));
	}

	static CacheJson json() {
		return new CacheJson(JsonMapper.builder().build());
	}

}
