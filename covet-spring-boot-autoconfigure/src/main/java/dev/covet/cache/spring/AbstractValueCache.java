package dev.covet.cache.spring;

import java.util.concurrent.Callable;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;

/**
 * What all caches of Spring's have in common here.
 */
abstract class AbstractValueCache implements Cache {

	private final ValueCache values;

	AbstractValueCache(ValueCache values) {
		this.values = values;
	}

	ValueCache values() {
		return this.values;
	}

	@Nullable CacheKey cacheKey(Object key) {
		return SpringValues.key(getName(), key);
	}

	abstract Typing typing();

	abstract CallTransaction transaction();

	@Override
	public String getName() {
		return this.values.region().getName();
	}

	@Override
	public Object getNativeCache() {
		return this.values.region();
	}

	@Override
	public @Nullable ValueWrapper get(Object key) {
		StoredValue stored = stored(key);
		return (stored != null) ? SpringValues.wrap(stored) : null;
	}

	abstract @Nullable StoredValue stored(Object key);

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		StoredValue stored = stored(key);
		Object value = (stored != null) ? stored.value() : null;
		if (value != null && type != null && !type.isInstance(value)) {
			throw new IllegalStateException("Cache '%s' has a %s and no %s under the key".formatted(getName(),
					value.getClass().getName(), type.getName()));
		}
		return (T) value;
	}

	@Override
	public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
		CacheKey cacheKey = cacheKey(key);
		return (cacheKey != null) ? new ThreadLoad(this.values, transaction()).get(key, cacheKey, typing(), valueLoader)
				: ThreadLoad.call(key, valueLoader);
	}

}
