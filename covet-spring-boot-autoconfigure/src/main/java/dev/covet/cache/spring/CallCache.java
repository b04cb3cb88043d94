package dev.covet.cache.spring;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.covet.cache.CacheKey;
import dev.covet.cache.json.CacheJson;
import dev.covet.cache.json.StoredValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cache.support.SimpleValueWrapper;

/**
 * A cache as it is for one call of a method with Spring's annotations.
 */
final class CallCache extends AbstractValueCache {

	private final CacheCall call;

	private final Typing typing;

	CallCache(ValueCache values, CacheJson json, CacheCall call) {
		super(values);
		this.call = call;
		this.typing = new Typing(json, call.plan().type());
	}

	@Override
	Typing typing() {
		return this.typing;
	}

	@Override
	CallTransaction transaction() {
		return this.call.transaction();
	}

	@Override
	@Nullable StoredValue stored(Object key) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null) {
			return null;
		}
		if (transaction().isActive()) {
			return new ThreadLoad(values(), transaction()).find(cacheKey, this.typing.declared());
		}
		OpenLoad open = this.call.open(values(), cacheKey);
		return answer(open, open.waitForAnswer());
	}

	private @Nullable StoredValue answer(OpenLoad open, @Nullable StoredValue stored) {
		this.call.context(open.context());
		return (stored != null && this.typing.fits(stored)) ? stored : null;
	}

	// Spring's aspect calls the method where this finds nothing
	@Override
	public @Nullable CompletableFuture<?> retrieve(Object key) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null) {
			return null;
		}
		if (transaction().isActive()) {
			return find(cacheKey).map(SpringValues::wrap).toFuture();
		}
		Mono<Object> load = this.call.load();
		if (load != null) {
			return load(cacheKey, load);
		}
		OpenLoad open = this.call.open(values(), cacheKey);
		return open.answer().handle((stored, ex) -> {
			StoredValue found = answer(open, (ex != null) ? null : stored);
			return (found != null) ? SpringValues.wrap(found) : null;
		});
	}

	private CompletableFuture<?> load(CacheKey key, Mono<Object> load) {
		return values().getOrLoad(key, this.call.plan().type(), load, (value) -> true)
			.map(SimpleValueWrapper::new)
			.switchIfEmpty(Mono.fromSupplier(() -> new SimpleValueWrapper(null)))
			.onErrorResume((ex) -> {
				this.call.fail(ex);
				return Mono.empty();
			})
			.contextWrite((own) -> own.putAll(this.call.subscriber()))
			.toFuture();
	}

	// Spring means null by nothing, and hears it so
	@Override
	@SuppressWarnings("NullAway")
	public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null) {
			return valueLoader.get();
		}
		Mono<T> load = Mono.deferContextual((context) -> {
			this.call.context(context);
			return Mono.fromFuture(valueLoader);
		});
		Mono<T> value = !transaction().isActive()
				? values().getOrLoad(cacheKey, this.call.plan().type(), load, (loaded) -> true)
				: find(cacheKey).map(Loaded::<T>of)
					.switchIfEmpty(Mono.fromSupplier(Loaded::new))
					.flatMap((found) -> found.isDone() ? Mono.justOrEmpty(found.get()) : load);
		return value.contextWrite((own) -> own.putAll(this.call.subscriber())).toFuture();
	}

	private Mono<StoredValue> find(CacheKey key) {
		if (transaction().isReading()) {
			return values().find(key, this.typing.declared());
		}
		values().region().countBypass();
		return Mono.empty();
	}

	// What was loaded is kept as a load, what the method says is to be put is put
	@Override
	public void put(Object key, @Nullable Object value) {
		CacheKey cacheKey = cacheKey(key);
		if (cacheKey == null) {
			return;
		}
		OpenLoad open = this.call.close(values(), cacheKey);
		if (open != null) {
			this.call.awaited(open.complete(values().codec().store(this.call.plan().type(), value)));
		}
		else if (this.call.plan().put().contains(getName())) {
			this.call.act(values().put(cacheKey, this.call.plan().type(), value, null), false);
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
			this.call.act(values().region().evict(cacheKey), atOnce);
		}
	}

	@Override
	public void clear() {
		this.call.act(values().region().clear(), false);
	}

	@Override
	public boolean invalidate() {
		this.call.act(values().region().clear(), true);
		return false;
	}

}
