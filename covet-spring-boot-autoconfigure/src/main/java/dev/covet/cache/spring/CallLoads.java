package dev.covet.cache.spring;

import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import dev.covet.cache.json.ValueType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads through a cache as far as the subscriber's transaction allows: past it in a
 * transaction that may have written, from it but without keeping anything in one that
 * only reads.
 */
final class CallLoads {

	private final ValueCache cache;

	private CallLoads(ValueCache cache) {
		this.cache = cache;
	}

	static CallLoads of(ValueCache cache) {
		return new CallLoads(cache);
	}

	<T> Mono<T> mono(CacheKey key, ValueType type, Mono<T> load, Keeping<T> keeping) {
		return SubscriberTransaction.current().flatMap((transaction) -> {
			if (!transaction.isActive()) {
				return this.cache.getOrLoad(key, type, load, keeping);
			}
			return find(transaction, key, type).map(Loaded::<T>of)
				.defaultIfEmpty(new Loaded<>())
				.flatMap((found) -> found.isDone() ? Mono.justOrEmpty(found.get()) : load);
		});
	}

	<T> Flux<T> flux(CacheKey key, ValueType type, Flux<T> load, Keeping<List<T>> keeping) {
		return SubscriberTransaction.current().flatMapMany((transaction) -> {
			if (!transaction.isActive()) {
				return this.cache.getOrLoadAll(key, type, load, keeping);
			}
			return find(transaction, key, type).map(Loaded::<List<T>>of)
				.defaultIfEmpty(new Loaded<>())
				.flatMapMany((found) -> found.isDone() ? Flux.fromIterable(found.required()) : load);
		});
	}

	private Mono<StoredValue> find(CallTransaction transaction, CacheKey key, ValueType type) {
		if (transaction.isReading()) {
			return this.cache.find(key, type);
		}
		this.cache.region().countBypass();
		return Mono.empty();
	}

}
