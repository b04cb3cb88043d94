package dev.covet.cache.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import dev.covet.cache.ValueCodec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The regions of this node, with a tier in this JVM, one in a store that nodes share, or
 * both. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class CoreCacheRegions implements CacheRegions {

	private static final Log logger = LogFactory.getLog(CoreCacheRegions.class);

	private final Map<String, CacheRegion<?>> regions = new ConcurrentHashMap<>();

	private final List<Consumer<CacheRegion<?>>> listeners = new CopyOnWriteArrayList<>();

	private final RegionParts parts;

	private final RandomGenerator random;

	private CoreCacheRegions(RegionParts parts, RandomGenerator random) {
		this.parts = parts;
		this.random = random;
	}

	/**
	 * Create regions, and have them listen to what other nodes write.
	 * @param local the store in this JVM, of these regions alone, or {@code null} for
	 * none
	 * @param shared the store that nodes share, or {@code null} for none
	 * @param time the time
	 * @param random draws how much earlier than the TTL a value ends; must be safe for
	 * use by many threads
	 * @return the regions
	 */
	public static CoreCacheRegions create(@Nullable LocalStore local, @Nullable SharedStore shared, CacheTime time,
			RandomGenerator random) {
		RegionParts parts = RegionParts.of(local, shared, time);
		if (shared != null) {
			shared.listen(parts.hearing());
		}
		return new CoreCacheRegions(parts, random);
	}

	// Of several calls for a name the first one counts, so all of them must mean its type
	@Override
	@SuppressWarnings("unchecked")
	public <V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec) {
		CacheRegion<?> region = this.regions.get(settings.name());
		return (CacheRegion<V>) ((region != null) ? region : create(settings, codec));
	}

	private synchronized CacheRegion<?> create(RegionSettings settings, ValueCodec<?> codec) {
		CacheRegion<?> there = this.regions.get(settings.name());
		if (there != null) {
			return there;
		}
		CacheRegion<?> region = new Region<>(settings, codec, this.parts, this.random);
		this.regions.put(settings.name(), region);
		this.listeners.forEach((listener) -> tell(listener, region));
		return region;
	}

	@Override
	public Mono<Void> invalidate(Collection<Change> changes) {
		Set<Tag> tags = new LinkedHashSet<>();
		changes.forEach((change) -> tags.addAll(change.tags()));
		if (tags.isEmpty()) {
			return Mono.empty();
		}
		return this.parts.raising()
			.raise(tags.contains(Tag.everything()) ? Set.of(Tag.everything()) : Set.copyOf(tags));
	}

	@Override
	public List<CacheStatistics> statistics() {
		return regions().stream().map(CacheRegion::statistics).toList();
	}

	@Override
	public synchronized void onRegion(Consumer<CacheRegion<?>> listener) {
		this.listeners.add(listener);
		regions().forEach((region) -> tell(listener, region));
	}

	@Override
	public List<CacheRegion<?>> regions() {
		return this.regions.values()
			.stream()
			.sorted(Comparator.comparing((CacheRegion<?> region) -> region.getName()))
			.toList();
	}

	private static void tell(Consumer<CacheRegion<?>> listener, CacheRegion<?> region) {
		try {
			listener.accept(region);
		}
		catch (RuntimeException ex) {
			logger.warn(
					"Who listens for caches failed with cache '%s', which works without it".formatted(region.getName()),
					ex);
		}
	}

}
