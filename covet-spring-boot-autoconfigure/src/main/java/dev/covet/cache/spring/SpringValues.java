package dev.covet.cache.spring;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache.ValueWrapper;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * Between Spring's keys and values and Covet's.
 */
final class SpringValues {

	private static final Log logger = LogFactory.getLog(SpringValues.class);

	private static final int MOST_TOLD = 100;

	private static final Set<Class<?>> TOLD = ConcurrentHashMap.newKeySet();

	private SpringValues() {
	}

	// Without a text there is nothing under the key, and nothing is put there
	static @Nullable CacheKey key(String cache, Object key) {
		String text = KeyText.of(key);
		if (text != null) {
			return CacheKey.of(text);
		}
		if (TOLD.size() < MOST_TOLD && TOLD.add(key.getClass())) {
			logger.warn("Cache '%s' keeps nothing under keys of %s: they have no text that is the same in every JVM"
				.formatted(cache, key.getClass().getName()));
		}
		return null;
	}

	static ValueWrapper wrap(StoredValue stored) {
		return new SimpleValueWrapper(stored.value());
	}

}
