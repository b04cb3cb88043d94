package dev.covet.cache.spring;

import dev.covet.cache.CovetCache;

/**
 * Creates the cache that applications inject.
 *
 * @since 0.1.0
 */
public final class CovetCaches {

	private CovetCaches() {
	}

	/**
	 * Create the cache named {@code default}, which gives the others.
	 * @param caches the caches of values
	 * @param tables the tables of entities
	 * @return the cache
	 */
	public static CovetCache create(ValueCaches caches, TableNames tables) {
		return new DefaultCovetCache(caches, tables, caches.named(CovetCache.DEFAULT_NAME));
	}

}
