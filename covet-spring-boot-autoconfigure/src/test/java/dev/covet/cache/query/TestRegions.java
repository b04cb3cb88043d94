package dev.covet.cache.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.ValueCodec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Regions as simple as can be, that tell what they were asked.
 */
final class TestRegions implements CacheRegions {

	private final Map<Tag, AtomicLong> stamps = new ConcurrentHashMap<>();

	private final Map<CacheKey, Kept> values = new ConcurrentHashMap<>();

	private final List<Collection<Tag>> asked = new CopyOnWriteArrayList<>();

	private final List<String> texts = new CopyOnWriteArrayList<>();

	private @Nullable ValueCodec<Object> codec;

	private int bypassed;

	List<Collection<Tag>> asked() {
		return this.asked;
	}

	List<String> texts() {
		return this.texts;
	}

	int bypassed() {
		return this.bypassed;
	}

	int size() {
		return this.values.size();
	}

	void forget() {
		this.asked.clear();
		this.texts.clear();
		this.bypassed = 0;
	}

	void clear() {
		this.values.clear();
		forget();
	}

	// Send all values to a shared store and back.
	int travel() {
		return travel(UnaryOperator.identity());
	}

	int encodeAll() {
		return this.values.values().stream().mapToInt((kept) -> this.codec.encode(kept.value()).length).sum();
	}

	int travel(UnaryOperator<byte[]> on) {
		int bytes = 0;
		for (Map.Entry<CacheKey, Kept> entry : this.values.entrySet()) {
			byte[] encoded = this.codec.encode(entry.getValue().value());
			bytes += encoded.length;
			Object decoded = this.codec.decode(on.apply(encoded));
			entry.setValue(new Kept(decoded, entry.getValue().tags(), entry.getValue().stamps()));
		}
		return bytes;
	}

	Object value() {
		return this.values.values().iterator().next().value();
	}

	void replaceAll(Object value) {
		this.values.replaceAll((key, kept) -> new Kept(value, kept.tags(), kept.stamps()));
	}

	private long[] stamps(Collection<Tag> tags) {
		return tags.stream()
			.mapToLong((tag) -> this.stamps.computeIfAbsent(tag, (unknown) -> new AtomicLong()).get())
			.toArray();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec) {
		this.codec = (ValueCodec<Object>) codec;
		return new Region<>(settings.name());
	}

	@Override
	public Mono<Void> invalidate(Collection<Change> changes) {
		return Mono.fromRunnable(() -> changes.forEach((change) -> change.tags()
			.forEach((tag) -> this.stamps.computeIfAbsent(tag, (unknown) -> new AtomicLong()).incrementAndGet())));
	}

	@Override
	public List<CacheStatistics> statistics() {
		return List.of();
	}

	@Override
	public void onRegion(Consumer<CacheRegion<?>> listener) {
	}

	@Override
	public List<CacheRegion<?>> regions() {
		return List.of();
	}

	private record Kept(Object value, Collection<Tag> tags, long[] stamps) {
	}

	private final class Region<V> implements CacheRegion<V> {

		private final String name;

		Region(String name) {
			this.name = name;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load) {
			return get(key, tags).switchIfEmpty(Mono.defer(() -> {
				long[] before = stamps(tags);
				return load.doOnNext((value) -> {
					if (Arrays.equals(before, stamps(tags))) {
						TestRegions.this.values.put(key, new Kept(value, new ArrayList<>(tags), before));
					}
				});
			}));
		}

		@Override
		@SuppressWarnings("unchecked")
		public Mono<V> get(CacheKey key, Collection<Tag> tags) {
			return Mono.fromSupplier(() -> {
				TestRegions.this.asked.add(tags);
				TestRegions.this.texts.add(key.text());
				Kept kept = TestRegions.this.values.get(key);
				return (kept != null && Arrays.equals(kept.stamps(), stamps(kept.tags()))) ? (V) kept.value() : null;
			});
		}

		@Override
		public Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Mono<Void> evict(CacheKey key) {
			return Mono.fromRunnable(() -> TestRegions.this.values.remove(key));
		}

		@Override
		public Mono<Void> clear() {
			return Mono.fromRunnable(TestRegions.this.values::clear);
		}

		@Override
		public void countBypass() {
			TestRegions.this.bypassed++;
		}

		@Override
		public CacheStatistics statistics() {
			throw new UnsupportedOperationException();
		}

	}

}
