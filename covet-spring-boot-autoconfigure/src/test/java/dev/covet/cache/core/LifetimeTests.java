package dev.covet.cache.core;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.cache.CacheKey;
import dev.covet.cache.RegionSettings;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

class LifetimeTests {

	private final ManualTime time = new ManualTime();

	private final AtomicInteger loads = new AtomicInteger();

	private final Mono<Long> load = Mono.fromCallable(() -> (long) this.loads.incrementAndGet());

	@Test
	void readWhenTtlIsOverLoadsAgain() {
		TestRegions node = TestRegions.local(this.time);
		node.readNow(this.load);
		this.time.advance(TestRegions.TTL.multipliedBy(9).dividedBy(10).minusSeconds(1));
		assertThat(node.readNow(this.load)).isEqualTo(1L);
		this.time.advance(TestRegions.TTL.dividedBy(10).plusSeconds(1));
		assertThat(node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void valuesWhenLoadedTogetherDoNotEndTogether() {
		TestRegions node = TestRegions.local(this.time);
		for (int i = 0; i < 100; i++) {
			node.region().getOrLoad(CacheKey.of("k" + i), TestRegions.TAGS, this.load).block(TestRegions.TIMEOUT);
		}
		this.time.advance(TestRegions.TTL.multipliedBy(95).dividedBy(100));
		for (int i = 0; i < 100; i++) {
			node.region().getOrLoad(CacheKey.of("k" + i), TestRegions.TAGS, this.load).block(TestRegions.TIMEOUT);
		}
		assertThat(this.loads.get()).isBetween(120, 180);
	}

	@Test
	void putWhenItHasATtlOfItsOwnLivesThatLong() {
		TestRegions node = TestRegions.local(this.time);
		node.region().put(TestRegions.KEY, TestRegions.TAGS, 50L, Duration.ofHours(5)).block(TestRegions.TIMEOUT);
		this.time.advance(Duration.ofHours(4));
		assertThat(node.readNow(this.load)).isEqualTo(50L);
		this.time.advance(Duration.ofHours(1));
		assertThat(node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void readWhenStaleMayBeServedLoadsOnceBehindIt() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		Sinks.One<Long> source = Sinks.one();
		Mono<Long> slow = source.asMono().doOnSubscribe((subscription) -> this.loads.incrementAndGet());
		assertThat(node.readNow(slow)).isEqualTo(100L);
		assertThat(node.readNow(slow)).isEqualTo(100L);
		assertThat(this.loads).hasValue(1);
		source.tryEmitValue(200L);
		assertThat(node.readNow(slow)).isEqualTo(200L);
		assertThat(this.loads).hasValue(1);
		assertThat(node.region().flights().size()).isZero();
	}

	@Test
	void readWhenStaleTimeIsOverJoinsTheRenewal() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		Sinks.One<Long> source = Sinks.one();
		node.readNow(source.asMono());
		this.time.advance(Duration.ofMinutes(6));
		AtomicReference<Long> joined = new AtomicReference<>();
		node.read(this.load).subscribe(joined::set);
		assertThat(joined).hasValue(null);
		source.tryEmitValue(200L);
		assertThat(joined).hasValue(200L);
		assertThat(this.loads).hasValue(0);
	}

	@Test
	void readWhenTheRenewalHangsCanBeTriedAgain() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		node.readNow(Mono.never());
		this.time.advance(Duration.ofMinutes(6));
		Disposable patient = node.read(this.load).subscribe();
		patient.dispose();
		assertThat(node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void readWhenWrittenIsNotServedStale() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		node.writeNow();
		assertThat(node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void readWhenWrittenDuringTheRenewalDoesNotJoinIt() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		Sinks.One<Long> old = Sinks.one();
		node.readNow(old.asMono());
		node.writeNow();
		assertThat(node.readNow(this.load)).isEqualTo(1L);
		old.tryEmitValue(200L);
		assertThat(node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void readWhenRenewalFailsServesTheStaleValueAndTriesAgain() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		assertThat(node.readNow(Mono.error(new IllegalStateException("broken")))).isEqualTo(100L);
		assertThat(node.readNow(this.load)).isEqualTo(100L);
		assertThat(node.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void getWhenOnlyAStaleValueIsThereIsEmpty() {
		TestRegions node = staleFor(Duration.ofMinutes(5), null, true);
		node.readNow(Mono.just(100L));
		assertThat(node.region().get(TestRegions.KEY, TestRegions.TAGS).block(TestRegions.TIMEOUT)).isEqualTo(100L);
		this.time.advance(TestRegions.TTL);
		assertThat(node.region().get(TestRegions.KEY, TestRegions.TAGS).block(TestRegions.TIMEOUT)).isNull();
	}

	@Test
	void readWhenOnlyTheSharedStoreHasAStaleValueServesItAndRenews() {
		SharedWorld world = SharedWorld.immediate(this.time);
		TestRegions node = staleFor(Duration.ofMinutes(5), world, false);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		Sinks.One<Long> source = Sinks.one();
		Mono<Long> slow = source.asMono().doOnSubscribe((subscription) -> this.loads.incrementAndGet());
		assertThat(node.readNow(slow)).isEqualTo(100L);
		assertThat(node.readNow(slow)).isEqualTo(100L);
		assertThat(this.loads).hasValue(1);
		source.tryEmitValue(200L);
		assertThat(node.readNow(this.load)).isEqualTo(200L);
		assertThat(world.locked()).isZero();
	}

	@Test
	void readWhenARenewalWithoutCallersHangsStartsAnotherInTheEnd() {
		SharedWorld world = SharedWorld.immediate(this.time);
		TestRegions node = staleFor(TestRegions.TTL.multipliedBy(3), world, false);
		node.readNow(Mono.just(100L));
		this.time.advance(TestRegions.TTL);
		AtomicInteger cancelled = new AtomicInteger();
		node.readNow(Mono.<Long>never().doOnCancel(cancelled::incrementAndGet));
		this.time.advance(TestRegions.TTL.multipliedBy(2).minusSeconds(1));
		assertThat(node.readNow(this.load)).isEqualTo(100L);
		assertThat(cancelled).hasValue(0);
		this.time.advance(TestRegions.TTL.multipliedBy(2));
		node.readNow(this.load);
		this.time.advance(TestRegions.TTL);
		assertThat(node.readNow(this.load)).isEqualTo(1L);
		assertThat(node.readNow(this.load)).isEqualTo(2L);
		assertThat(cancelled).hasValue(1);
		assertThat(node.region().flights().size()).isZero();
	}

	private TestRegions staleFor(Duration stale, SharedWorld world, boolean local) {
		return TestRegions.of(this.time, (world != null) ? world.node() : null,
				new RegionSettings("r", TestRegions.TTL, stale, local, true, Duration.ofSeconds(5)));
	}

}
