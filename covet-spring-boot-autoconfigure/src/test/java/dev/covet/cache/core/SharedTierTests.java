package dev.covet.cache.core;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheStatistics;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

class SharedTierTests {

	private static final RegionSettings SETTINGS = RegionSettings.of("r", TestRegions.TTL);

	private final ManualTime time = new ManualTime();

	private final SharedWorld world = SharedWorld.immediate(this.time);

	private final SharedNode firstStore = this.world.node();

	private final SharedNode secondStore = this.world.node();

	private final TestRegions first = TestRegions.of(this.time, this.firstStore, SETTINGS);

	private final TestRegions second = TestRegions.of(this.time, this.secondStore, SETTINGS);

	private final AtomicInteger loads = new AtomicInteger();

	private final Mono<Long> load = Mono.fromCallable(() -> (long) this.loads.incrementAndGet());

	@Test
	void readWhenAnotherNodeHasLoadedTakesItsValue() {
		this.first.readNow(this.load);
		assertThat(this.second.readNow(this.load)).isEqualTo(1L);
		assertThat(this.second.region().statistics().shared().hits()).isEqualTo(1);
		assertThat(this.second.readNow(this.load)).isEqualTo(1L);
		assertThat(this.second.region().statistics().local().hits()).isEqualTo(1);
	}

	@Test
	void readWhenAnotherNodeHasWrittenLoadsAgain() {
		this.first.readNow(this.load);
		this.second.readNow(this.load);
		this.first.writeNow();
		assertThat(this.second.readNow(this.load)).isEqualTo(2L);
		assertThat(this.first.readNow(this.load)).isEqualTo(2L);
		assertThat(this.second.region().statistics().invalidations()).isEqualTo(1);
	}

	@Test
	void localCopyWhenTakenLateDoesNotOutliveTheValue() {
		this.first.readNow(this.load);
		this.time.advance(TestRegions.TTL.dividedBy(2));
		this.second.readNow(this.load);
		this.time.advance(TestRegions.TTL.dividedBy(2));
		assertThat(this.second.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void localCopyWhenTheOtherClockIsAheadEndsAfterTheTtl() {
		ManualTime ahead = new ManualTime();
		ahead.advance(Duration.ofDays(1));
		TestRegions future = TestRegions.of(ahead, this.world.node(), SETTINGS);
		future.readNow(this.load);
		this.second.readNow(this.load);
		this.time.advance(TestRegions.TTL.plusSeconds(1));
		assertThat(this.second.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void readWhenTheOtherClockIsBehindStillTakesItsValue() {
		this.time.advance(Duration.ofDays(1));
		SharedWorld shared = new SharedWorld(Mono::empty, () -> 0);
		TestRegions behind = TestRegions.of(new ManualTime(), shared.node(), SETTINGS);
		behind.readNow(this.load);
		TestRegions now = TestRegions.of(this.time, shared.node(), SETTINGS);
		assertThat(now.readNow(this.load)).isEqualTo(1L);
		assertThat(now.readNow(this.load)).isEqualTo(1L);
		assertThat(now.region().statistics().local().puts()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 12, 13, 20, 21, 22, 5000 })
	void readWhenBytesAreGarbageIsACountedMiss(int length) {
		this.first.readNow(this.load);
		this.world.spoil("r:k", SharedWorld.garbage(length));
		assertThat(this.second.readNow(this.load)).isEqualTo(2L);
		CacheStatistics statistics = this.second.region().statistics();
		assertThat(statistics.shared().unreadable()).isGreaterThanOrEqualTo(1);
		assertThat(statistics.shared().hits()).isZero();
		assertThat(statistics.shared().misses()).isEqualTo(1);
	}

	@Test
	void readsWhenTwoNodesMissAtOnceLoadOnce() {
		Sinks.One<Long> source = Sinks.one();
		Mono<Long> slow = source.asMono().doOnSubscribe((subscription) -> this.loads.incrementAndGet());
		AtomicReference<Long> one = new AtomicReference<>();
		AtomicReference<Long> two = new AtomicReference<>();
		this.first.read(slow).subscribe(one::set);
		this.second.read(slow).subscribe(two::set);
		this.time.advance(Duration.ofMillis(500));
		assertThat(this.loads).hasValue(1);
		source.tryEmitValue(7L);
		this.time.advance(Duration.ofMillis(100));
		assertThat(one).hasValue(7L);
		assertThat(two).hasValue(7L);
		assertThat(this.loads).hasValue(1);
		assertThat(this.world.locked()).isZero();
	}

	@Test
	void readsWhenFiveHundredComeOnTwoNodesLoadOnce() {
		SharedWorld world = new SharedWorld(() -> Mono.<Void>empty().publishOn(Schedulers.parallel()),
				System::currentTimeMillis);
		CacheTime system = CacheTime.system();
		List<Region<Long>> nodes = List.of(region(world, system), region(world, system));
		Mono<Long> slow = Mono.delay(Duration.ofMillis(50)).map((tick) -> (long) this.loads.incrementAndGet());
		List<Long> values = Flux.range(0, 500)
			.flatMap((i) -> nodes.get(i % 2)
				.getOrLoad(TestRegions.KEY, TestRegions.TAGS, slow)
				.subscribeOn(Schedulers.parallel()), 500)
			.collectList()
			.block(TestRegions.TIMEOUT);
		assertThat(values).hasSize(500).containsOnly(1L);
		assertThat(this.loads).hasValue(1);
	}

	@Test
	void readWhenTheOneWithTheLockFailsLoadsItself() {
		Sinks.One<Long> source = Sinks.one();
		AtomicReference<Long> two = new AtomicReference<>();
		this.first.read(source.asMono()).subscribe(null, (ex) -> {
		});
		this.second.read(this.load).subscribe(two::set);
		source.tryEmitError(new IllegalStateException("broken"));
		this.time.advance(Duration.ofMillis(200));
		assertThat(two).hasValue(1L);
	}

	@Test
	void readWhenTheLocksTimeIsOverLoadsItself() {
		AtomicReference<Long> two = new AtomicReference<>();
		this.first.read(Mono.never()).subscribe();
		this.second.read(this.load).subscribe(two::set);
		for (int i = 0; i < 45; i++) {
			this.time.advance(Duration.ofMillis(100));
		}
		assertThat(two).hasValue(null);
		for (int i = 0; i < 10; i++) {
			this.time.advance(Duration.ofMillis(100));
		}
		assertThat(two).hasValue(1L);
	}

	@Test
	void readWhenTheLockIsNeverFreeLoadsAfterItsTimeAllTheSame() {
		SharedStore store = BDDMockito.mock(SharedStore.class);
		given(store.isUsable()).willReturn(true);
		given(store.read(any(), any())).willReturn(Mono.just(new SharedRead(null, new Object())));
		given(store.lock(any(), any())).willReturn(Mono.empty());
		given(store.write(any(), any(), any(), any())).willReturn(Mono.empty());
		AtomicReference<Long> value = new AtomicReference<>();
		TestRegions.of(this.time, store, SETTINGS).read(this.load).subscribe(value::set);
		for (int i = 0; i < 55; i++) {
			this.time.advance(Duration.ofMillis(100));
		}
		assertThat(value).hasValue(1L);
	}

	@Test
	void readWhenStoreIsDownLoadsOnceForAllAndKeepsLocally() {
		this.firstStore.cut();
		assertThat(this.first.readNow(this.load)).isEqualTo(1L);
		assertThat(this.first.readNow(this.load)).isEqualTo(1L);
		assertThat(this.world.keys()).isEmpty();
		assertThat(this.first.region().statistics().shared().misses()).isZero();
	}

	@Test
	void readWhenStoreAndCodecBreakTheirPromisesServesAllTheSame() {
		SharedStore broken = BDDMockito.mock(SharedStore.class);
		IllegalStateException ex = new IllegalStateException("broken");
		given(broken.isUsable()).willReturn(true);
		given(broken.read(any(), any())).willReturn(Mono.just(new SharedRead(null, new Object())), Mono.error(ex));
		given(broken.lock(any(), any())).willReturn(Mono.error(ex));
		given(broken.write(any(), any(), any(), any())).willReturn(Mono.error(ex));
		given(broken.raise(any())).willReturn(Mono.error(ex));
		given(broken.clear(any())).willReturn(Mono.error(ex));
		TestRegions node = TestRegions.of(this.time, broken, SETTINGS);
		assertThat(node.readNow(this.load)).isEqualTo(1L);
		node.writeNow();
		assertThat(node.readNow(this.load)).isEqualTo(2L);
		node.region().clear().block(TestRegions.TIMEOUT);
		node.region().evict(TestRegions.KEY).block(TestRegions.TIMEOUT);
		node.region().put(TestRegions.KEY, TestRegions.TAGS, 9L, null).block(TestRegions.TIMEOUT);
		assertThat(node.readNow(this.load)).isEqualTo(9L);
	}

	@Test
	void putWhenCompleteIsReadOnAllNodes() {
		this.first.readNow(this.load);
		this.second.readNow(this.load);
		this.first.region().put(TestRegions.KEY, TestRegions.TAGS, 50L, null).block(TestRegions.TIMEOUT);
		assertThat(this.first.readNow(this.load)).isEqualTo(50L);
		assertThat(this.second.readNow(this.load)).isEqualTo(50L);
	}

	@Test
	void putWhenALoadHasBegunIsNotOverwrittenByIt() {
		Sinks.One<Long> old = Sinks.one();
		this.first.read(old.asMono()).subscribe();
		this.first.region().put(TestRegions.KEY, TestRegions.TAGS, 50L, null).block(TestRegions.TIMEOUT);
		old.tryEmitValue(1L);
		assertThat(this.first.readNow(this.load)).isEqualTo(50L);
		assertThat(this.second.readNow(this.load)).isEqualTo(50L);
	}

	@Test
	void evictWhenALoadHasBegunIsNotUndoneByIt() {
		Sinks.One<Long> old = Sinks.one();
		this.first.read(old.asMono()).subscribe();
		this.second.region().evict(TestRegions.KEY).block(TestRegions.TIMEOUT);
		old.tryEmitValue(100L);
		assertThat(this.first.readNow(this.load)).isEqualTo(1L);
	}

	@Test
	void evictWhenCompleteEndsTheKeyOnAllNodesAndNoOther() {
		CacheKey other = CacheKey.of("other");
		this.first.readNow(this.load);
		this.first.region().getOrLoad(other, TestRegions.TAGS, Mono.just(100L)).block(TestRegions.TIMEOUT);
		this.second.readNow(this.load);
		this.first.region().evict(TestRegions.KEY).block(TestRegions.TIMEOUT);
		assertThat(this.first.region().statistics().local().entries()).isEqualTo(1);
		assertThat(this.first.region().get(TestRegions.KEY, TestRegions.TAGS).block(TestRegions.TIMEOUT)).isNull();
		assertThat(this.second.region().get(TestRegions.KEY, TestRegions.TAGS).block(TestRegions.TIMEOUT)).isNull();
		assertThat(this.first.region().get(other, TestRegions.TAGS).block(TestRegions.TIMEOUT)).isEqualTo(100L);
	}

	@Test
	void clearWhenCompleteFreesBothTiersOfThisRegionAlone() {
		TestRegions similar = TestRegions.of(this.time, this.world.node(), RegionSettings.of("r:k", TestRegions.TTL));
		similar.readNow(Mono.just(100L));
		this.first.readNow(this.load);
		this.second.readNow(this.load);
		this.first.region().clear().block(TestRegions.TIMEOUT);
		assertThat(this.world.keys()).containsExactly("r%3Ak:k");
		assertThat(this.first.region().statistics().local().entries()).isZero();
		assertThat(this.first.region().statistics().local().bytes()).isZero();
		assertThat(this.second.readNow(this.load)).isEqualTo(2L);
		assertThat(similar.readNow(this.load)).isEqualTo(100L);
	}

	@Test
	void invalidateWhenTheSharedStoreIsSlowEndsLocalValuesAtOnce() {
		Sinks.Empty<Void> gate = Sinks.empty();
		SharedWorld slow = new SharedWorld(gate::asMono, this.time::millis);
		RegionSettings local = new RegionSettings("r", TestRegions.TTL, null, true, false, Duration.ofSeconds(5));
		TestRegions node = TestRegions.of(this.time, slow.node(), local);
		node.readNow(this.load);
		node.write().subscribe();
		assertThat(node.readNow(this.load)).isEqualTo(2L);
	}

	@Test
	void keysWhenTagsComeInAnotherOrderAskForTheSameStamps() {
		this.world.raise(this.firstStore, List.of(Tag.table("a")));
		List<Tag> tags = List.of(Tag.table("a"), Tag.row("b", 1), Tag.rows("b"));
		this.first.region().getOrLoad(TestRegions.KEY, tags, this.load).block(TestRegions.TIMEOUT);
		List<Tag> turned = List.of(Tag.rows("b"), Tag.table("a"), Tag.row("b", 1), Tag.table("a"));
		assertThat(this.second.region().getOrLoad(TestRegions.KEY, turned, this.load).block(TestRegions.TIMEOUT))
			.isEqualTo(1L);
	}

	@Test
	void readWhenAnotherNodeStoredItJustBeforeTheLockTakesItsValue() {
		SharedStore store = BDDMockito.mock(SharedStore.class);
		byte[] stored = Envelope.of(new LongCodec().encode(70L), 0, TestRegions.TTL.toNanos()).bytes();
		given(store.isUsable()).willReturn(true);
		given(store.read(any(), any())).willReturn(Mono.just(new SharedRead(null, new Object())),
				Mono.just(new SharedRead(stored, new Object())));
		given(store.lock(any(), any())).willReturn(Mono.just(Mono::empty));
		given(store.write(any(), any(), any(), any())).willReturn(Mono.empty());
		TestRegions node = TestRegions.of(this.time, store, SETTINGS);
		assertThat(node.readNow(this.load)).isEqualTo(70L);
		assertThat(this.loads).hasValue(0);
	}

	@Test
	void lockWhenGivenAfterTheCallerLeftIsGivenBack() {
		Sinks.One<SharedLock> late = Sinks.one();
		AtomicInteger released = new AtomicInteger();
		SharedStore store = BDDMockito.mock(SharedStore.class);
		given(store.isUsable()).willReturn(true);
		given(store.read(any(), any())).willReturn(Mono.just(new SharedRead(null, new Object())));
		given(store.lock(any(), any())).willReturn(late.asMono());
		TestRegions node = TestRegions.of(this.time, store, SETTINGS);
		node.read(this.load).subscribe().dispose();
		late.tryEmitValue(() -> Mono.fromRunnable(released::incrementAndGet));
		assertThat(released).hasValue(1);
		assertThat(this.loads).hasValue(0);
	}

	private static Region<Long> region(SharedWorld world, CacheTime time) {
		return (Region<Long>) CoreCacheRegions.create(null, world.node(), time, new Random(1))
			.region(SETTINGS, new LongCodec());
	}

}
