package dev.covet.cache.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.ValueCodec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One region: where its parts come together.
 */
final class Region<V> implements CacheRegion<V> {

	private final RegionCounters counters = new RegionCounters();

	private final Flights<V> flights = new Flights<>(this);

	private final RegionSettings settings;

	private final RegionParts parts;

	private final RegionTags tags;

	private final Lifetimes lifetimes;

	private final LocalTier<V> local;

	private final SharedTier<V> shared;

	Region(RegionSettings settings, ValueCodec<V> codec, RegionParts parts, RandomGenerator random) {
		this.settings = settings;
		this.parts = parts;
		this.tags = new RegionTags(settings.name(), parts.stamps());
		this.lifetimes = new Lifetimes(settings, random);
		this.local = new LocalTier<>(settings.local() ? parts.local() : null, codec, this.counters, parts.hearing(),
				parts.time());
		this.shared = new SharedTier<>(settings.shared() ? parts.shared() : null, codec, settings, this.lifetimes,
				this.counters, parts.time());
	}

	@Override
	public String getName() {
		return this.settings.name();
	}

	@Override
	public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load) {
		return new RegionRead<>(this, new Wanted<>(key, tags, ttl, load));
	}

	@Override
	public Mono<V> get(CacheKey key, Collection<Tag> tags) {
		return Mono.defer(() -> {
			LocalEntry<V> entry = this.local.find(key, false);
			return (entry != null) ? Mono.just(entry.value()) : getShared(key, this.tags.all(key, tags));
		});
	}

	private Mono<V> getShared(CacheKey key, List<Tag> tags) {
		if (!this.shared.isUsable()) {
			return Mono.empty();
		}
		Snapshot snapshot = Snapshot.take(this.tags.stamps(tags));
		return this.shared.read(key, tags).flatMap((found) -> {
			if (found.isEmpty() || (!found.isFresh() && servesStale())) {
				this.counters.sharedMiss();
				return Mono.empty();
			}
			this.counters.sharedHit();
			this.local.keep(key, found.required(), snapshot, found.lifetime());
			return Mono.just(found.required());
		});
	}

	@Override
	public Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl) {
		return new Putting<>(this, this.parts.raising()).put(key, tags, value, ttl);
	}

	@Override
	public Mono<Void> evict(CacheKey key) {
		return Mono.defer(() -> this.parts.raising().raise(List.of(this.tags.key(key))))
			.then(Mono.fromRunnable(() -> this.local.removeOld(key)));
	}

	@Override
	public Mono<Void> clear() {
		return this.parts.raising().raise(List.of(this.tags.region())).then(Mono.defer(() -> {
			this.local.clear();
			return this.shared.clear();
		}));
	}

	@Override
	public void countBypass() {
		this.counters.bypassed();
	}

	@Override
	public CacheStatistics statistics() {
		return this.counters.read(getName(), this.local.isUsed(), this.shared.isUsed());
	}

	boolean servesStale() {
		return this.settings.staleFor() != null;
	}

	long lockNanos() {
		return this.settings.lock().toNanos();
	}

	LocalKey localKey(CacheKey key) {
		return new LocalKey(this.local, key);
	}

	CacheTime time() {
		return this.parts.time();
	}

	RegionCounters counters() {
		return this.counters;
	}

	Flights<V> flights() {
		return this.flights;
	}

	RegionTags tags() {
		return this.tags;
	}

	Lifetimes lifetimes() {
		return this.lifetimes;
	}

	LocalTier<V> local() {
		return this.local;
	}

	SharedTier<V> shared() {
		return this.shared;
	}

}
