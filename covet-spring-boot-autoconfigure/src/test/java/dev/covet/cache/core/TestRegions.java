package dev.covet.cache.core;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import dev.covet.cache.local.CaffeineLocalStore;
import reactor.core.publisher.Mono;

/**
 * A node with one region whose values depend on the table {@code posts}.
 */
final class TestRegions {

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final Duration TTL = Duration.ofMinutes(10);

	static final CacheKey KEY = CacheKey.of("k");

	static final List<Tag> TAGS = List.of(Tag.table("posts"));

	private final CoreCacheRegions regions;

	private final Region<Long> region;

	private TestRegions(CoreCacheRegions regions, RegionSettings settings) {
		this.regions = regions;
		this.region = (Region<Long>) regions.region(settings, new LongCodec());
	}

	static TestRegions local(ManualTime time) {
		return of(time, null, RegionSettings.of("r", TTL));
	}

	static TestRegions of(ManualTime time, SharedStore shared, RegionSettings settings) {
		CaffeineLocalStore local = CaffeineLocalStore.create(1 << 20, time.time().nanos());
		return new TestRegions(CoreCacheRegions.create(local, shared, time.time(), new Random(1)), settings);
	}

	Region<Long> region() {
		return this.region;
	}

	Mono<Long> read(Mono<Long> load) {
		return this.region.getOrLoad(KEY, TAGS, load);
	}

	Long readNow(Mono<Long> load) {
		return read(load).block(TIMEOUT);
	}

	Mono<Void> write() {
		return this.regions.invalidate(List.of(Change.ofTable("posts")));
	}

	void writeNow() {
		write().block(TIMEOUT);
	}

}
