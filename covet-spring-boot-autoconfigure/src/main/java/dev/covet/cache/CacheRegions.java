package dev.covet.cache;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;

/**
 * All regions of this node, and the one place where writes end their values.
 *
 * @since 0.1.0
 */
public interface CacheRegions {

	/**
	 * Return a region, made when it is asked for first.
	 * @param settings how it keeps its values; of several calls for a name the first one
	 * counts
	 * @param codec writes and reads its values
	 * @param <V> the type of the values
	 * @return the region
	 */
	<V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec);

	/**
	 * End all values that depend on what was written: at once on this node, and on the
	 * others as soon as the message reaches them.
	 * @param changes what may have changed
	 * @return completes when no later read on this node returns a value from before.
	 * Never fails, and takes at most the shared store's command timeout
	 */
	Mono<Void> invalidate(Collection<Change> changes);

	/**
	 * Return what happened in each region.
	 * @return the figures, by name
	 */
	List<CacheStatistics> statistics();

	/**
	 * Have somebody told of each region: at once of those that were made so far, and of
	 * others when they are made.
	 * @param listener is told
	 */
	void onRegion(Consumer<CacheRegion<?>> listener);

	/**
	 * Return the regions that were made so far.
	 * @return the regions, by name
	 */
	List<CacheRegion<?>> regions();

}
