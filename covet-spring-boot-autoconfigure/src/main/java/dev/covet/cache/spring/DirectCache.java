package dev.covet.cache.spring;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.StoredValue;
import dev.covet.cache.json.ValueType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A cache as whoever asks the manager for it gets it: it knows the thread and nothing of
 * the types of values but the values.
 */
final class DirectCache extends AbstractValueCache {

	private final Typing typing;

	DirectCache(ValueCaches caches, ValueCache values) {
		super(values);
		this.typing = new Typing(caches.json(), null);
	}

	@Override
	Typing typing() {
		return this.typing;
	}

	@Override
	CallTransaction transaction() {
		return ThreadTransaction.current();
	}

	@Override
	@Nullable StoredValue stored(Object key) {
		CacheKey cacheKey = cacheKey(key);
		return (cacheKey != null) ? new ThreadLoad(values(), transaction()).find(cacheKey, null) : null;
	}

	@Override
	public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
		if (type != null && type.getTypeParameters().length == 0) {
			values().codec().declare(this.typing.json().type(type));
		}
		return super.get(key, type);
	}

	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null || !transaction().isReading()) {
			return null;
		}
		return values().find(cacheKey, null).map(SpringValues::wrap).toFuture();
	}

	// Spring means null by nothing, and hears it so
	@Override
	@SuppressWarnings("NullAway")
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null || transaction().isActive()) {
			return valueLoader.get();
		}
		Loaded<T> loaded = new Loaded<>();
		Mono<StoredValue> load = Mono.fromFuture(valueLoader)
			.map(loaded::value)
			.switchIfEmpty(Mono.fromSupplier(loaded::nothing))
			.mapNotNull((done) -> values().codec().store(this.typing.of(done.get()), done.get()));
		return values().load(cacheKey, load)
			.map((stored) -> loaded.isDone() ? loaded : Loaded.<T>of(stored))
			.switchIfEmpty(Mono.fromSupplier(() -> loaded))
			.flatMap((done) -> done.isDone() ? Mono.justOrEmpty(done.get()) : Mono.fromFuture(valueLoader))
			.toFuture();
	}

	@Override
	public void put(Object key, @Nullable Object value) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey != null) {
			ValueType type = this.typing.of(value);
			act(values().put(cacheKey, type, value, null), false);
		}
	}

	@Override
	public void evict(Object key) {
		evict(key, false);
	}

	@Override
	public boolean evictIfPresent(Object key) {
		evict(key, true);
		return false;
	}

	private void evict(Object key, boolean atOnce) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey != null) {
			act(values().region().evict(cacheKey), atOnce);
		}
	}

	@Override
	public void clear() {
		act(values().region().clear(), false);
	}

	@Override
	public boolean invalidate() {
		act(values().region().clear(), true);
		return false;
	}

	// What is done at once is done again after the commit: until then others load what
	// was there before
	private void act(Mono<Void> action, boolean atOnce) {
		CallTransaction transaction = transaction();
		if (transaction.isActive()) {
			transaction.afterCommit(action);
		}
		if (atOnce || !transaction.isActive()) {
			Waiting.until(action);
		}
	}

}
