package dev.covet.cache.core;

import dev.covet.cache.CacheKey;
import org.jspecify.annotations.Nullable;

/**
 * The key of a value among those of all regions.
 *
 * @since 0.1.0
 */
public final class LocalKey {

	private final Object region;

	private final CacheKey key;

	LocalKey(Object region, CacheKey key) {
		this.region = region;
		this.key = key;
	}

	boolean isOf(Object region) {
		return this.region == region;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LocalKey that && this.region == that.region && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.key.hashCode() ^ System.identityHashCode(this.region);
	}

}
