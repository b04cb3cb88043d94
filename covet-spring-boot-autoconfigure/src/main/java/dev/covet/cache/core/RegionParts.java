package dev.covet.cache.core;

import dev.covet.cache.SharedStore;
import org.jspecify.annotations.Nullable;

/**
 * What all regions of a node share.
 */
record RegionParts(@Nullable LocalStore local, @Nullable SharedStore shared, CacheTime time, Stamps stamps,
		Hearing hearing, Raising raising) {

	static RegionParts of(@Nullable LocalStore local, @Nullable SharedStore shared, CacheTime time) {
		Stamps stamps = new Stamps();
		Hearing hearing = new Hearing(stamps, local, time);
		return new RegionParts(local, shared, time, stamps, hearing, new Raising(stamps, shared));
	}

}
