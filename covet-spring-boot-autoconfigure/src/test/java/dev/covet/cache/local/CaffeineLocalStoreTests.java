package dev.covet.cache.local;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.ValueCodec;
import dev.covet.cache.core.CacheTime;
import dev.covet.cache.core.CoreCacheRegions;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

class CaffeineLocalStoreTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int BOUND = 100_000;

	private long nanos;

	private final CoreCacheRegions regions = CoreCacheRegions.create(CaffeineLocalStore.create(BOUND, this::nanos),
			null, new CacheTime(this::nanos, System::currentTimeMillis, Schedulers.parallel()), new Random(1));

	@Test
	void storeWhenFullKeepsToItsBoundOverAllRegions() {
		CacheRegion<byte[]> first = region("a");
		CacheRegion<byte[]> second = region("b");
		for (int i = 0; i < 200; i++) {
			read(first, "k" + i, 1000);
			read(second, "k" + i, 1000);
		}
		CacheStatistics.Tier a = first.statistics().local();
		CacheStatistics.Tier b = second.statistics().local();
		assertThat(a.bytes() + b.bytes()).isBetween(BOUND / 2L, (long) BOUND);
		assertThat(a.entries() + b.entries()).isPositive();
		assertThat(a.evictions() + b.evictions() + a.entries() + b.entries()).isEqualTo(400);
	}

	@Test
	void storeWhenAValueIsLargerThanTheBoundDoesNotKeepIt() {
		CacheRegion<byte[]> region = region("a");
		read(region, "small", 1000);
		read(region, "large", BOUND + 1);
		assertThat(region.statistics().local().entries()).isEqualTo(1);
		assertThat(region.statistics().local().bytes()).isLessThan(2000);
	}

	@Test
	void storeWhenValuesAreOldFreesTheirMemory() {
		CacheRegion<byte[]> region = region("a");
		for (int i = 0; i < 50; i++) {
			read(region, "k" + i, 1000);
		}
		this.nanos += Duration.ofMinutes(2).toNanos();
		read(region, "new", 1000);
		assertThat(region.statistics().local().entries()).isEqualTo(1);
		assertThat(region.statistics().local().evictions()).isEqualTo(50);
	}

	@Test
	void storeWhenAValueIsReplacedCountsTheNewOneOnly() {
		CacheRegion<byte[]> region = region("a");
		read(region, "k", 1000);
		region.put(CacheKey.of("k"), List.of(), new byte[3000], null).block(TIMEOUT);
		assertThat(region.statistics().local().entries()).isEqualTo(1);
		assertThat(region.statistics().local().bytes()).isBetween(3000L, 4000L);
		assertThat(region.statistics().local().evictions()).isZero();
	}

	private long nanos() {
		return this.nanos;
	}

	private CacheRegion<byte[]> region(String name) {
		return this.regions.region(RegionSettings.of(name, Duration.ofMinutes(1)), new BytesCodec());
	}

	private static void read(CacheRegion<byte[]> region, String key, int size) {
		region.getOrLoad(CacheKey.of(key), List.of(), Mono.fromCallable(() -> new byte[size])).block(TIMEOUT);
	}

	private static final class BytesCodec implements ValueCodec<byte[]> {

		@Override
		public byte[] encode(byte[] value) {
			return value;
		}

		@Override
		public byte[] decode(byte[] bytes) {
			return bytes;
		}

		@Override
		public int weigh(byte[] value) {
			return value.length;
		}

	}

}
