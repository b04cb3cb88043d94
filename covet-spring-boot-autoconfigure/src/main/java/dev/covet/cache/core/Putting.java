package dev.covet.cache.core;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts a value into both tiers of a region. First the key's stamp is raised, so that no
 * load that has begun overwrites the value.
 */
final class Putting<V> {

	private final Region<V> region;

	private final Raising raising;

	Putting(Region<V> region, Raising raising) {
		this.region = region;
		this.raising = raising;
	}

	Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl) {
		return Mono.defer(() -> this.raising.raise(List.of(this.region.tags().key(key))))
			.then(Mono.defer(() -> store(key, this.region.tags().all(key, tags), value, ttl)));
	}

	private Mono<Void> store(CacheKey key, List<Tag> tags, V value, @Nullable Duration ttl) {
		Lifetime lifetime = this.region.lifetimes().next(ttl);
		Snapshot snapshot = this.region.local().replace(key, value, this.region.tags().stamps(tags), lifetime);
		SharedTier<V> shared = this.region.shared();
		if (!shared.isUsable()) {
			return Mono.empty();
		}
		return shared.stamps(key, tags)
			.filter((before) -> snapshot.isCurrent())
			.flatMap((before) -> shared.write(key, value, before, lifetime));
	}

}
