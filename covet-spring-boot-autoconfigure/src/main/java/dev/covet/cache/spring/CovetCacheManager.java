package dev.covet.cache.spring;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;

/**
 * The manager of Spring's own cache abstraction, over the same caches as {@code @Cached}
 * and {@code CovetCache}.
 *
 * <p>
 * With {@link CovetCachingPostProcessor} methods with {@code @Cacheable},
 * {@code @CachePut} and {@code @CacheEvict} may be subscribed to again, put and evict
 * before their subscriber goes on, and in a transaction after its commit; of many callers
 * one loads, with {@code sync} and without. What is asked of a {@link Cache} directly
 * waits for it on threads that may, and takes effect on this node at once on all others;
 * it knows of the transaction of its thread, but of no reactive one.
 *
 * @since 0.1.0
 */
public final class CovetCacheManager implements CacheManager {

	private final Map<String, Cache> direct = new ConcurrentHashMap<>();

	private final ValueCaches caches;

	private final Set<String> names;

	/**
	 * Create the manager.
	 * @param caches the caches of values
	 * @param names the names of all caches there are, or none for any that are asked for
	 */
	public CovetCacheManager(ValueCaches caches, Collection<String> names) {
		this.caches = caches;
		this.names = new TreeSet<>(names);
		names.forEach(this::direct);
	}

	@Override
	public @Nullable Cache getCache(String name) {
		if (!this.names.isEmpty() && !this.names.contains(name)) {
			return null;
		}
		Cache cache = direct(name);
		CacheCall call = CacheCall.current();
		return (call != null) ? new CallCache(this.caches.named(name), this.caches.json(), call) : cache;
	}

	private Cache direct(String name) {
		return this.direct.computeIfAbsent(name, (missing) -> new DirectCache(this.caches, this.caches.named(missing)));
	}

	@Override
	public Collection<String> getCacheNames() {
		return Collections.unmodifiableSet(new TreeMap<>(this.direct).keySet());
	}

}
