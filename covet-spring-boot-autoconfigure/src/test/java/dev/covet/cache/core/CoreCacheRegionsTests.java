package dev.covet.cache.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.local.CaffeineLocalStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

class CoreCacheRegionsTests {

	private static final Duration TIMEOUT = TestRegions.TIMEOUT;

	private final CoreCacheRegions regions = CoreCacheRegions
		.create(CaffeineLocalStore.create(1 << 20, System::nanoTime), null, CacheTime.system(), new Random(1));

	private final AtomicInteger loads = new AtomicInteger();

	private final Mono<Long> load = Mono.fromCallable(() -> (long) this.loads.incrementAndGet());

	@Test
	void regionWhenAskedForTwiceIsTheFirstOne() {
		CacheRegion<Long> first = region("a");
		assertThat(this.regions.region(RegionSettings.of("a", Duration.ofDays(1)), new LongCodec())).isSameAs(first);
		assertThat(first.getName()).isEqualTo("a");
	}

	@Test
	void regionsWhenListedComeByName() {
		region("b");
		region("a");
		assertThat(this.regions.regions()).extracting(CacheRegion::getName).containsExactly("a", "b");
		assertThat(this.regions.statistics()).extracting(CacheStatistics::name).containsExactly("a", "b");
	}

	@Test
	void listenerWhenAddedHearsOfEachRegionOnce() {
		List<String> told = new ArrayList<>();
		region("a");
		this.regions.onRegion((region) -> {
			told.add(region.getName());
			throw new IllegalStateException("of the listener");
		});
		region("b");
		region("b");
		assertThat(told).containsExactly("a", "b");
	}

	@Test
	void regionsWhenKeysAreEqualDoNotShareValues() {
		CacheKey key = CacheKey.of("k");
		assertThat(region("a").getOrLoad(key, List.of(), this.load).block(TIMEOUT)).isEqualTo(1L);
		assertThat(region("b").getOrLoad(key, List.of(), this.load).block(TIMEOUT)).isEqualTo(2L);
		region("b").clear().block(TIMEOUT);
		assertThat(region("a").getOrLoad(key, List.of(), this.load).block(TIMEOUT)).isEqualTo(1L);
		assertThat(region("b").getOrLoad(key, List.of(), this.load).block(TIMEOUT)).isEqualTo(3L);
	}

	@Test
	void invalidateWhenRowsAreKnownEndsTheirValuesAndThoseOfTheTable() {
		CacheRegion<Long> region = region("a");
		List<Tag> first = List.of(Tag.rows("posts"), Tag.row("posts", 1));
		List<Tag> second = List.of(Tag.rows("posts"), Tag.row("posts", 2));
		read(region, "one", first);
		read(region, "two", second);
		read(region, "all", List.of(Tag.table("posts")));
		this.regions.invalidate(List.of(Change.ofRows("posts", Set.of(1)))).block(TIMEOUT);
		assertThat(read(region, "one", first)).isEqualTo(4L);
		assertThat(read(region, "two", second)).isEqualTo(2L);
		assertThat(read(region, "all", List.of(Tag.table("posts")))).isEqualTo(5L);
	}

	@Test
	void invalidateWhenAnyRowsMayHaveChangedEndsAllOfTheTable() {
		CacheRegion<Long> region = region("a");
		List<Tag> row = List.of(Tag.rows("posts"), Tag.row("posts", 1));
		read(region, "one", row);
		read(region, "other", List.of(Tag.table("users")));
		this.regions.invalidate(List.of(Change.ofTable("posts"))).block(TIMEOUT);
		assertThat(read(region, "one", row)).isEqualTo(3L);
		assertThat(read(region, "other", List.of(Tag.table("users")))).isEqualTo(2L);
	}

	@Test
	void invalidateWhenNobodyKnowsWhatChangedEndsEverything() {
		read(region("a"), "one", List.of());
		this.regions.invalidate(List.of(Change.ofTable("posts"), Change.ofEverything())).block(TIMEOUT);
		assertThat(read(region("a"), "one", List.of())).isEqualTo(2L);
	}

	@Test
	void invalidateWhenNothingChangedOrNotSubscribedToEndsNothing() {
		read(region("a"), "one", List.of());
		this.regions.invalidate(List.of()).block(TIMEOUT);
		Mono<Void> later = this.regions.invalidate(List.of(Change.ofEverything()));
		assertThat(read(region("a"), "one", List.of())).isEqualTo(1L);
		later.block(TIMEOUT);
		assertThat(read(region("a"), "one", List.of())).isEqualTo(2L);
		later.block(TIMEOUT);
		assertThat(read(region("a"), "one", List.of())).isEqualTo(3L);
	}

	@Test
	void regionWhenItsNameHasSignsOfTagsIsClearedAlone() {
		for (String name : List.of("a", "a#1", "a!", "*", "@a")) {
			read(region(name), "k", List.of());
		}
		region("a#1").clear().block(TIMEOUT);
		region("*").clear().block(TIMEOUT);
		assertThat(read(region("a"), "k", List.of())).isEqualTo(1L);
		assertThat(read(region("a#1"), "k", List.of())).isEqualTo(6L);
		assertThat(read(region("a!"), "k", List.of())).isEqualTo(3L);
		assertThat(read(region("*"), "k", List.of())).isEqualTo(7L);
		assertThat(read(region("@a"), "k", List.of())).isEqualTo(5L);
		assertThat(Tag.parse(new RegionTags("a#1", new Stamps()).region().text()))
			.isEqualTo(new RegionTags("a#1", new Stamps()).region());
	}

	@Test
	void statisticsWhenUsedAddUp() {
		CacheRegion<Long> region = region("a");
		read(region, "k", List.of());
		read(region, "k", List.of());
		region.evict(CacheKey.of("k")).block(TIMEOUT);
		read(region, "k", List.of());
		region.countBypass();
		CacheStatistics statistics = region.statistics();
		assertThat(statistics.gets()).isEqualTo(3);
		assertThat(statistics.hitRate()).isEqualTo(1 / 3.0);
		assertThat(statistics.loads()).isEqualTo(2);
		assertThat(statistics.loadTime()).isPositive();
		assertThat(statistics.bypassed()).isEqualTo(1);
		assertThat(statistics.local().enabled()).isTrue();
		assertThat(statistics.local().puts()).isEqualTo(2);
		assertThat(statistics.local().entries()).isEqualTo(1);
		assertThat(statistics.local().bytes()).isGreaterThan(LongCodec.WEIGHT);
		assertThat(statistics.shared().enabled()).isFalse();
		assertThat(statistics.shared().entries()).isEqualTo(-1);
	}

	@Test
	void readWhenThereIsNoTierLoadsOnceForThoseWhoComeTogetherOnly() {
		CoreCacheRegions none = CoreCacheRegions.create(null, null, CacheTime.system(), new Random(1));
		CacheRegion<Long> region = none.region(RegionSettings.of("a", Duration.ofMinutes(1)), new LongCodec());
		assertThat(read(region, "k", List.of())).isEqualTo(1L);
		assertThat(read(region, "k", List.of())).isEqualTo(2L);
		assertThat(region.statistics().local().enabled()).isFalse();
		assertThat(region.statistics().gets()).isEqualTo(2);
	}

	private CacheRegion<Long> region(String name) {
		return this.regions.region(RegionSettings.of(name, Duration.ofMinutes(1)), new LongCodec());
	}

	private Long read(CacheRegion<Long> region, String key, List<Tag> tags) {
		return region.getOrLoad(CacheKey.of(key), tags, this.load).block(TIMEOUT);
	}

}
