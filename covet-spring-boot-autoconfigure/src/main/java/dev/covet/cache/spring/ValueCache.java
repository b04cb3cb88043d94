package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.Tag;
import dev.covet.cache.json.CacheJson;
import dev.covet.cache.json.JsonValueCodec;
import dev.covet.cache.json.StoredValue;
import dev.covet.cache.json.ValueType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A cache of values with declared types, and what those who share it want of it: a TTL,
 * tables.
 */
final class ValueCache {

	private final CacheRegion<StoredValue> region;

	private final JsonValueCodec codec;

	private final int maximumElements;

	private final @Nullable Duration ttl;

	private final List<Tag> tags;

	ValueCache(CacheRegions regions, CacheSettings settings, CacheJson json, String name) {
		this.codec = json.codec(name);
		this.region = regions.region(settings.region(name, null), this.codec);
		this.maximumElements = settings.maximumElements();
		this.ttl = settings.named(name).ttl();
		this.tags = settings.named(name).dependsOn().stream().map(TableNames::normal).map(Tag::table).toList();
	}

	private ValueCache(ValueCache origin, @Nullable Duration ttl, List<Tag> tags) {
		this.region = origin.region;
		this.codec = origin.codec;
		this.maximumElements = origin.maximumElements;
		this.ttl = ttl;
		this.tags = tags;
	}

	ValueCache withTtl(@Nullable Duration wanted) {
		return (wanted != null && this.ttl == null) ? new ValueCache(this, wanted, this.tags) : this;
	}

	// What a single call says goes before everything
	ValueCache replacingTtl(Duration wanted) {
		return new ValueCache(this, wanted, this.tags);
	}

	ValueCache dependingOn(Collection<String> tables) {
		Set<String> names = new TreeSet<>(tables);
		List<Tag> more = Stream.concat(this.tags.stream(), names.stream().map(Tag::table)).distinct().toList();
		return new ValueCache(this, this.ttl, more);
	}

	CacheRegion<StoredValue> region() {
		return this.region;
	}

	JsonValueCodec codec() {
		return this.codec;
	}

	Mono<StoredValue> find(CacheKey key, @Nullable ValueType type) {
		if (type != null) {
			this.codec.declare(type);
		}
		return this.region.get(key, this.tags)
			.filter((stored) -> !stored.isPassed() && (type == null || stored.isOf(type)));
	}

	Mono<StoredValue> load(CacheKey key, Mono<StoredValue> load) {
		return this.region.getOrLoad(key, this.tags, this.ttl, load);
	}

	Mono<Void> put(CacheKey key, ValueType type, @Nullable Object value, @Nullable Duration ttl) {
		return Mono.defer(() -> {
			StoredValue stored = this.codec.store(type, value);
			return (stored != null) ? this.region.put(key, this.tags, stored, (ttl != null) ? ttl : this.ttl)
					: this.region.evict(key);
		});
	}

	<T> Mono<T> getOrLoad(CacheKey key, ValueType type, Mono<T> load, Keeping<T> keeping) {
		return Mono.defer(() -> {
			this.codec.declare(type);
			Loaded<T> loaded = new Loaded<>();
			Mono<StoredValue> storing = load.map(loaded::value)
				.switchIfEmpty(Mono.fromSupplier(loaded::nothing))
				.mapNotNull((done) -> keeping.isKept(done.get()) ? this.codec.store(type, done.get()) : null);
			return load(key, storing).filter((stored) -> !stored.isPassed() && stored.isOf(type))
				.map((stored) -> loaded.isDone() ? loaded : Loaded.<T>of(stored))
				.switchIfEmpty(Mono.fromSupplier(() -> loaded))
				.flatMap((done) -> done.isDone() ? Mono.justOrEmpty(done.get()) : load);
		});
	}

	<T> Flux<T> getOrLoadAll(CacheKey key, ValueType type, Flux<T> load, Keeping<List<T>> keeping) {
		return Flux.defer(() -> {
			this.codec.declare(type);
			Loaded<List<T>> loaded = new Loaded<>();
			Mono<StoredValue> storing = load.take(this.maximumElements + 1L)
				.collectList()
				.mapNotNull((all) -> store(type, all, loaded, keeping));
			return load(key, storing).filter((stored) -> stored.isPassed() || stored.isOf(type))
				.map((stored) -> stored.isPassed() ? new Loaded<List<T>>() : Loaded.<List<T>>of(stored))
				.switchIfEmpty(Mono.fromSupplier(() -> loaded))
				.flatMapMany((done) -> done.isDone() ? Flux.fromIterable(done.required()) : load);
		});
	}

	// The mark is kept in the place of what is too large, so that the next caller doesn't
	// ask twice
	private <T> @Nullable StoredValue store(ValueType type, List<T> all, Loaded<List<T>> loaded,
			Keeping<List<T>> keeping) {
		if (all.size() > this.maximumElements) {
			return StoredValue.passed();
		}
		List<T> unmodifiable = List.copyOf(all);
		loaded.value(unmodifiable);
		return keeping.isKept(unmodifiable) ? this.codec.store(type, unmodifiable) : null;
	}

}
