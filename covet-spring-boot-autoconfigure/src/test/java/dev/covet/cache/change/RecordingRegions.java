package dev.covet.cache.change;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.ValueCodec;
import reactor.core.publisher.Mono;

/**
 * Regions that only write down what they are told.
 */
class RecordingRegions implements CacheRegions {

	private final List<Change> changes = new CopyOnWriteArrayList<>();

	@Override
	public Mono<Void> invalidate(Collection<Change> changes) {
		return Mono.fromRunnable(() -> this.changes.addAll(changes));
	}

	/**
	 * Return what was told since the last call.
	 * @return the changes
	 */
	Set<Change> told() {
		Set<Change> told = new LinkedHashSet<>(this.changes);
		this.changes.clear();
		return told;
	}

	@Override
	public <V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<CacheStatistics> statistics() {
		return List.of();
	}

	@Override
	public void onRegion(Consumer<CacheRegion<?>> listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<CacheRegion<?>> regions() {
		return List.of();
	}

}
