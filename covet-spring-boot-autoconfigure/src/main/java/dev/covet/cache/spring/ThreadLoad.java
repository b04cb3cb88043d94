package dev.covet.cache.spring;

import java.util.concurrent.Callable;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import dev.covet.cache.json.ValueType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cache.Cache.ValueRetrievalException;

/**
 * Gets a value for a thread, which loads it itself if there is none.
 */
final class ThreadLoad {

	private final ValueCache cache;

	private final CallTransaction transaction;

	ThreadLoad(ValueCache cache, CallTransaction transaction) {
		this.cache = cache;
		this.transaction = transaction;
	}

	// A value may be of any type that the cache knows where none is given
	@SuppressWarnings("unchecked")
	<T> @Nullable T get(Object key, CacheKey cacheKey, Typing typing, Callable<T> loader) {
		if (this.transaction.isActive()) {
			StoredValue stored = find(cacheKey, typing.declared());
			return (stored != null) ? (T) stored.value() : call(key, loader);
		}
		OpenLoad open = OpenLoad.begin(this.cache, cacheKey, OpenLoad.contextOfThread());
		StoredValue stored = open.waitForAnswer();
		if (stored != null && typing.fits(stored)) {
			return (T) stored.value();
		}
		try {
			T value = OpenLoad.within(open.context(), () -> call(key, loader));
			Waiting
				.until(Mono.fromFuture(open.complete(this.cache.codec().store(typing.of(value), value)), true).then());
			return value;
		}
		catch (Throwable ex) {
			open.fail((ex instanceof ValueRetrievalException retrieval && retrieval.getCause() != null)
					? retrieval.getCause() : ex);
			throw (ex instanceof RuntimeException runtime) ? runtime : new ValueRetrievalException(key, loader, ex);
		}
	}

	@Nullable StoredValue find(CacheKey key, @Nullable ValueType type) {
		if (this.transaction.isReading()) {
			return Waiting.forValue(this.cache.find(key, type));
		}
		this.cache.region().countBypass();
		return null;
	}

	static <T> @Nullable T call(Object key, Callable<T> loader) {
		try {
			return loader.call();
		}
		catch (Exception ex) {
			throw new ValueRetrievalException(key, loader, ex);
		}
	}

}
