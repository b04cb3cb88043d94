package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

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
 * The rules of the cache, each broken on purpose: what does not fail then shows nothing.
 */
enum Breakage {

	/** A write ends before the values do. */
	NOT_AWAITED {
		@Override
		CacheRegions breakIt(CacheRegions regions) {
			return new ForwardingRegions(regions) {
				@Override
				public Mono<Void> invalidate(Collection<Change> changes) {
					return Mono.fromRunnable(
							() -> Mono.delay(Duration.ofMillis(30)).then(super.invalidate(changes)).subscribe());
				}
			};
		}
	},

	/** Only writes to known rows count: those of entities. */
	UPDATES_BY_QUERY_FORGOTTEN {
		@Override
		CacheRegions breakIt(CacheRegions regions) {
			return new ForwardingRegions(regions) {
				@Override
				public Mono<Void> invalidate(Collection<Change> changes) {
					return super.invalidate(changes.stream().filter((change) -> change.ids() != null).toList());
				}
			};
		}
	},

	/** What was joined or prefetched does not count. */
	OTHER_TABLES_FORGOTTEN {
		@Override
		CacheRegions breakIt(CacheRegions regions) {
			return new ForwardingRegions(regions) {
				@Override
				<V> CacheRegion<V> breakIt(CacheRegion<V> region) {
					return new ForwardingRegion<>(region) {
						@Override
						public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl,
								Mono<V> load) {
							List<Tag> first = tags.stream().filter((tag) -> tag.table().equals("hunt_note")).toList();
							return super.getOrLoad(key, first.isEmpty() ? tags : first, ttl, load);
						}
					};
				}
			};
		}
	},

	/** What was loaded is put, whatever was written meanwhile. */
	PUT_AFTER_LOAD {
		@Override
		CacheRegions breakIt(CacheRegions regions) {
			return new ForwardingRegions(regions) {
				@Override
				<V> CacheRegion<V> breakIt(CacheRegion<V> region) {
					return new ForwardingRegion<>(region) {
						@Override
						public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl,
								Mono<V> load) {
							return get(key, tags).switchIfEmpty(Mono
								.defer(() -> load.flatMap((value) -> put(key, tags, value, ttl).thenReturn(value))));
						}
					};
				}
			};
		}
	};

	abstract CacheRegions breakIt(CacheRegions regions);

	/**
	 * Regions that pass everything on.
	 */
	private abstract static class ForwardingRegions implements CacheRegions {

		private final CacheRegions regions;

		ForwardingRegions(CacheRegions regions) {
			this.regions = regions;
		}

		<V> CacheRegion<V> breakIt(CacheRegion<V> region) {
			return region;
		}

		@Override
		public <V> CacheRegion<V> region(RegionSettings settings, ValueCodec<V> codec) {
			return breakIt(this.regions.region(settings, codec));
		}

		@Override
		public Mono<Void> invalidate(Collection<Change> changes) {
			return this.regions.invalidate(changes);
		}

		@Override
		public List<CacheStatistics> statistics() {
			return this.regions.statistics();
		}

		@Override
		public void onRegion(Consumer<CacheRegion<?>> listener) {
			this.regions.onRegion(listener);
		}

		@Override
		public List<CacheRegion<?>> regions() {
			return this.regions.regions();
		}

	}

	/**
	 * A region that passes everything on.
	 */
	private abstract static class ForwardingRegion<V> implements CacheRegion<V> {

		private final CacheRegion<V> region;

		ForwardingRegion(CacheRegion<V> region) {
			this.region = region;
		}

		@Override
		public String getName() {
			return this.region.getName();
		}

		@Override
		public Mono<V> getOrLoad(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load) {
			return this.region.getOrLoad(key, tags, ttl, load);
		}

		@Override
		public Mono<V> get(CacheKey key, Collection<Tag> tags) {
			return this.region.get(key, tags);
		}

		@Override
		public Mono<Void> put(CacheKey key, Collection<Tag> tags, V value, @Nullable Duration ttl) {
			return this.region.put(key, tags, value, ttl);
		}

		@Override
		public Mono<Void> evict(CacheKey key) {
			return this.region.evict(key);
		}

		@Override
		public Mono<Void> clear() {
			return this.region.clear();
		}

		@Override
		public CacheStatistics statistics() {
			return this.region.statistics();
		}

	}

}
