package dev.covet.cache;

import java.time.Duration;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Values of one kind under one name, in this JVM and in the shared store. All publishers
 * are cold, and can be subscribed to again.
 *
 * @param <V> the type of the values
 * @since 0.1.0
 */
public interface CacheRegion<V> {

	/**
	 * Return the name of the region.
	 * @return the name
	 */
	String getName();

	/**
	 * Return a value, loaded if there is none that is good. Of many callers on this node
	 * one loads, and across nodes one does within the time of the lock. Nobody gets the
	 * result of a load that began before a write to what it depends on and that ended
	 * after it, unless the caller came before the write too. A caller that goes away
	 * leaves the load to the others, and the last one cancels it. An error goes to all
	 * who wait for it, and is not kept.
	 * @param key the key
	 * @param tags what the value depends on
	 * @param load loads it; an empty one is nothing to keep
	 * @return the value, empty if the load is
	 */
	default Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, Mono<V> load) {
		return getOrLoad(key, tags, null, load);
	}

	/**
	 * Return a value like {@link #getOrLoad(CacheKey, Collection, Mono)}, with a TTL of
	 * its own.
	 * @param key the key
	 * @param tags what the value depends on
	 * @param ttl how long what is loaded is kept, {@code null} for the region's TTL
	 * @param load loads it; an empty one is nothing to keep
	 * @return the value, empty if the load is
	 */
	Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load);

	/**
	 * Return a value.
	 * @param key the key
	 * @param tags what the value depends on
	 * @return the value, empty if there is none that is good
	 */
	Mono<V> get(CacheKey key, Collection<Tag> tags);

	/**
	 * Put a value in the place of the one that is there. Loads that have begun don't
	 * overwrite it.
	 * @param key the key
	 * @param tags what the value depends on
	 * @param value the value
	 * @param ttl how long it is kept, {@code null} for the region's TTL
	 * @return completes when no node's later read returns an older value, but for other
	 * nodes' copies until the message has reached them
	 */
	Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl);

	/**
	 * Throw a value away. Loads that have begun don't bring it back.
	 * @param key the key
	 * @return completes like {@link #put}
	 */
	Mono<Void> evict(CacheKey key);

	/**
	 * Throw all values away.
	 * @return completes like {@link #put}, and when the shared store's memory is free
	 */
	Mono<Void> clear();

	/**
	 * Count a caller who reads past the cache.
	 */
	default void countBypass() {
	}

	/**
	 * Return what happened so far.
	 * @return the figures
	 */
	CacheStatistics statistics();

}
