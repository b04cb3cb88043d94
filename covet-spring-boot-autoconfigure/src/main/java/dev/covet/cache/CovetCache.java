package dev.covet.cache;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Values of the application's own under keys of its own, in this JVM and in the shared
 * store. Injected as it is, it is the cache named {@code default}; {@link #named} gives
 * others, whose TTL and tables are set under {@code covet.cache.caches.<name>}.
 *
 * <pre class="code">
 * Mono&lt;Report&gt; report = cache.named("reports")
 *     .dependsOn(Order.class)
 *     .getOrLoad("2026-11", Report.class, orders.report(november));
 * </pre>
 *
 * All publishers are cold and can be subscribed to again, and nothing happens before.
 * Safe for use by many threads. A value goes through JSON by the type that is given, and
 * comes back as an object of its own for each caller unless nobody can change it. What
 * can't come back as it was isn't kept, and is logged once. No publisher fails because
 * the shared store does. In a transaction nothing is read from the cache, and nothing
 * kept, unless it is read-only; {@code set}, {@code delete} and {@code clear} take effect
 * when it is committed.
 *
 * @since 0.1.0
 */
public interface CovetCache {

	/** The name of the cache that is injected. */
	String DEFAULT_NAME = "default";

	/**
	 * Return the name of the cache.
	 * @return the name
	 */
	String getName();

	/**
	 * Return another cache.
	 * @param name its name
	 * @return the cache, whose values don't depend on anything but what its settings say
	 */
	CovetCache named(String name);

	/**
	 * Return this cache for values that end when rows of entities are written.
	 * @param entities the classes of the entities
	 * @return the same cache; what it puts and loads depends on these too
	 * @throws IllegalArgumentException if one is no entity
	 */
	CovetCache dependsOn(Class<?>... entities);

	/**
	 * Return this cache for values that end when tables are written to.
	 * @param tables the names of the tables, without schema and quotes
	 * @return the same cache; what it puts and loads depends on these too
	 */
	CovetCache dependsOnTables(String... tables);

	/**
	 * Return a value.
	 * @param key the key
	 * @param type the type as which it was put
	 * @param <T> the type
	 * @return the value, empty if there is none that is good, or only one of another type
	 */
	<T> Mono<T> get(String key, Class<T> type);

	/**
	 * Return a value of a type with arguments.
	 * @param key the key
	 * @param type the type as which it was put
	 * @param <T> the type
	 * @return the value, empty if there is none that is good, or only one of another type
	 */
	<T> Mono<T> get(String key, ParameterizedTypeReference<T> type);

	/**
	 * Put a value in the place of the one that is there, as one of its own class.
	 * @param key the key
	 * @param value the value
	 * @param ttl how long it is kept, {@code null} for the TTL of the cache
	 * @return completes when no later read on this node returns an older one
	 * @throws IllegalArgumentException if the class has type arguments, which nobody
	 * knows
	 */
	Mono<Void> set(String key, Object value, @Nullable Duration ttl);

	/**
	 * Put a value in the place of the one that is there.
	 * @param key the key
	 * @param value the value
	 * @param type the type as which it is read
	 * @param ttl how long it is kept, {@code null} for the TTL of the cache
	 * @param <T> the type
	 * @return completes when no later read on this node returns an older one
	 */
	<T> Mono<Void> set(String key, T value, ParameterizedTypeReference<T> type, @Nullable Duration ttl);

	/**
	 * Throw a value away. Loads that have begun don't bring it back.
	 * @param key the key
	 * @return completes when no later read on this node returns it
	 */
	Mono<Void> delete(String key);

	/**
	 * Throw all values away.
	 * @return completes when no later read on this node returns one
	 */
	Mono<Void> clear();

	/**
	 * Return a value, loaded if there is none that is good. Of many callers one loads, on
	 * this node and across nodes. An error goes to all who wait, and is not kept.
	 * @param key the key
	 * @param type the type of the value
	 * @param load loads it; must be fit to be subscribed to again
	 * @param <T> the type
	 * @return the value, empty if the load is, which is kept too
	 */
	default <T> Mono<T> getOrLoad(String key, Class<T> type, Mono<T> load) {
		return getOrLoad(key, null, type, load);
	}

	/**
	 * Return a value, loaded if there is none that is good.
	 * @param key the key
	 * @param ttl how long what is loaded is kept, {@code null} for the TTL of the cache
	 * @param type the type of the value
	 * @param load loads it; must be fit to be subscribed to again
	 * @param <T> the type
	 * @return the value, empty if the load is, which is kept too
	 */
	<T> Mono<T> getOrLoad(String key, @Nullable Duration ttl, Class<T> type, Mono<T> load);

	/**
	 * Return a value of a type with arguments, loaded if there is none that is good.
	 * @param key the key
	 * @param ttl how long what is loaded is kept, {@code null} for the TTL of the cache
	 * @param type the type of the value
	 * @param load loads it; must be fit to be subscribed to again
	 * @param <T> the type
	 * @return the value, empty if the load is, which is kept too
	 */
	<T> Mono<T> getOrLoad(String key, @Nullable Duration ttl, ParameterizedTypeReference<T> type, Mono<T> load);

	/**
	 * End all values in all caches, results of queries included, that depend on entities:
	 * for when somebody else has written to their tables.
	 * @param entities the classes of the entities
	 * @return completes when no later read on this node returns a value from before
	 * @throws IllegalArgumentException if one is no entity
	 */
	Mono<Void> invalidate(Class<?>... entities);

	/**
	 * End all values in all caches, results of queries included, that depend on tables.
	 * @param tables the names of the tables, without schema and quotes
	 * @return completes when no later read on this node returns a value from before
	 */
	Mono<Void> invalidateTables(String... tables);

	/**
	 * Return what happened in the cache so far.
	 * @return the figures
	 */
	CacheStatistics stats();

}
