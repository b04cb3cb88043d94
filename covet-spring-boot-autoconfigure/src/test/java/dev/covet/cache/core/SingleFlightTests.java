package dev.covet.cache.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.cache.CacheKey;
import dev.covet.cache.RegionSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

class SingleFlightTests {

	private final ManualTime time = new ManualTime();

	private final TestRegions node = TestRegions.local(this.time);

	private final TestPublisher<Long> load = TestPublisher.createCold();

	@Test
	void readsWhenFiveHundredComeAtOnceLoadOnce() throws Exception {
		AtomicInteger loads = new AtomicInteger();
		Sinks.One<Long> source = Sinks.one();
		Mono<Long> load = Mono.defer(() -> {
			loads.incrementAndGet();
			return source.asMono();
		});
		ExecutorService threads = Executors.newFixedThreadPool(16);
		try {
			List<Long> values = new ArrayList<>();
			CountDownLatch done = new CountDownLatch(500);
			for (int i = 0; i < 500; i++) {
				threads
					.execute(() -> this.node.read(load).doFinally((signal) -> done.countDown()).subscribe((value) -> {
						synchronized (values) {
							values.add(value);
						}
					}));
			}
			threads.execute(() -> source.tryEmitValue(7L));
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(values).hasSize(500).containsOnly(7L);
			assertThat(loads).hasValue(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void readsWhenLoadIsInstantAndManyThreadsComeLoadOnce() {
		AtomicInteger loads = new AtomicInteger();
		Flux.range(0, 4000)
			.flatMap((i) -> this.node.region()
				.getOrLoad(CacheKey.of("k" + i / 20), TestRegions.TAGS,
						Mono.fromCallable(() -> (long) loads.incrementAndGet()))
				.subscribeOn(Schedulers.parallel()), 64)
			.blockLast(TestRegions.TIMEOUT);
		assertThat(loads).hasValue(200);
	}

	@Test
	void readWhenFirstCallerLeavesGoesOnForTheOthers() {
		Sinks.One<Long> source = Sinks.one();
		AtomicInteger cancelled = new AtomicInteger();
		Mono<Long> load = source.asMono().doOnCancel(cancelled::incrementAndGet);
		Disposable first = this.node.read(load).subscribe();
		AtomicReference<Long> second = new AtomicReference<>();
		this.node.read(Mono.error(new IllegalStateException("a second load"))).subscribe(second::set);
		first.dispose();
		source.tryEmitValue(7L);
		assertThat(second).hasValue(7L);
		assertThat(cancelled).hasValue(0);
	}

	@Test
	void readWhenLastCallerLeavesIsCancelledAndLeavesRoomForOthers() {
		AtomicInteger cancelled = new AtomicInteger();
		Mono<Long> hanging = Mono.<Long>never().doOnCancel(cancelled::incrementAndGet);
		Disposable first = this.node.read(hanging).subscribe();
		Disposable second = this.node.read(hanging).subscribe();
		first.dispose();
		assertThat(cancelled).hasValue(0);
		second.dispose();
		assertThat(cancelled).hasValue(1);
		assertThat(this.node.region().flights().size()).isZero();
		assertThat(this.node.readNow(Mono.just(7L))).isEqualTo(7L);
	}

	@Test
	void readWhenCallerLeavesBeforeTheFlightKnowsOfItLoadsNothing() {
		AtomicInteger loads = new AtomicInteger();
		Disposable.Swap caller = Disposables.swap();
		CacheKey key = CacheKey.of("identity", () -> {
			caller.dispose();
			return "text";
		});
		Mono<Long> load = Mono.fromCallable(() -> (long) loads.incrementAndGet());
		this.node.region()
			.getOrLoad(key, TestRegions.TAGS, load)
			.doOnSubscribe((subscription) -> caller.replace(subscription::cancel))
			.subscribe();
		assertThat(caller.isDisposed()).isTrue();
		assertThat(loads).hasValue(0);
		assertThat(this.node.region().flights().size()).isZero();
	}

	@Test
	void readWhenWrittenMeanwhileDoesNotJoinTheOlderLoad() {
		Sinks.One<Long> old = Sinks.one();
		AtomicReference<Long> before = new AtomicReference<>();
		this.node.read(old.asMono()).subscribe(before::set);
		this.node.writeNow();
		assertThat(this.node.readNow(Mono.just(2L))).isEqualTo(2L);
		old.tryEmitValue(1L);
		assertThat(before).hasValue(1L);
		assertThat(this.node.readNow(Mono.just(3L))).isEqualTo(2L);
	}

	@Test
	void readWhenWrittenDuringTheLoadIsNotKept() {
		Sinks.One<Long> old = Sinks.one();
		this.node.read(old.asMono()).subscribe();
		this.node.writeNow();
		old.tryEmitValue(1L);
		assertThat(this.node.readNow(Mono.just(2L))).isEqualTo(2L);
	}

	@Test
	void readWhenLoadFailsTellsAllWhoWaitAndKeepsNothing() {
		Sinks.One<Long> source = Sinks.one();
		List<Throwable> errors = new ArrayList<>();
		this.node.read(source.asMono()).subscribe(null, errors::add);
		this.node.read(source.asMono()).subscribe(null, errors::add);
		source.tryEmitError(new IllegalStateException("broken"));
		assertThat(errors).hasSize(2).allMatch((ex) -> "broken".equals(ex.getMessage()));
		assertThat(this.node.readNow(Mono.just(7L))).isEqualTo(7L);
		assertThat(this.node.region().statistics().failures()).isEqualTo(1);
		assertThat(this.node.region().statistics().loads()).isEqualTo(1);
	}

	@Test
	void readWhenLoadIsEmptyIsEmptyForAllAndKeepsNothing() {
		Sinks.One<Long> source = Sinks.one();
		AtomicInteger completed = new AtomicInteger();
		this.node.read(source.asMono()).subscribe(null, null, completed::incrementAndGet);
		this.node.read(source.asMono()).subscribe(null, null, completed::incrementAndGet);
		source.tryEmitEmpty();
		assertThat(completed).hasValue(2);
		assertThat(this.node.readNow(Mono.just(7L))).isEqualTo(7L);
	}

	@Test
	void readWhenLoadThrowsAtSubscriptionIsAnError() {
		Mono<Long> broken = Mono.from((subscriber) -> {
			throw new IllegalStateException("broken");
		});
		StepVerifier.create(this.node.read(broken)).expectErrorMessage("broken").verify(TestRegions.TIMEOUT);
		assertThat(this.node.region().flights().size()).isZero();
	}

	@Test
	void readWhenALoadAsksForItsOwnKeyDoesNotWaitForItself() {
		Mono<Long> load = this.node.read(Mono.just(1L)).map((inner) -> inner + 1);
		assertThat(this.node.readNow(load)).isEqualTo(2L);
		Mono<Long> other = this.node.region().getOrLoad(CacheKey.of("other"), TestRegions.TAGS, load);
		this.node.writeNow();
		assertThat(this.node.readNow(other)).isEqualTo(2L);
		assertThat(this.node.region().statistics().bypassed()).isEqualTo(2);
	}

	@Test
	void readWhenOneCallersCodeFailsReachesTheOthers() {
		Sinks.One<Long> source = Sinks.one();
		AtomicReference<Long> second = new AtomicReference<>();
		this.node.read(source.asMono()).subscribe((value) -> {
			throw new IllegalStateException("of the caller");
		}, (ex) -> {
			throw new IllegalStateException("of the caller, again");
		});
		this.node.read(source.asMono()).subscribe(second::set);
		source.tryEmitValue(7L);
		assertThat(second).hasValue(7L);
	}

	@Test
	void readWhenACallerRequestsLateWaitsForTheRequest() {
		StepVerifier.create(this.node.read(this.load.mono()), 0)
			.expectSubscription()
			.then(() -> this.load.emit(7L))
			.thenRequest(1)
			.expectNext(7L)
			.expectComplete()
			.verify(TestRegions.TIMEOUT);
	}

	@Test
	void readWhenSubscribedToRunsInTheFirstCallersContext() {
		Mono<Long> load = Mono.deferContextual((context) -> Mono.just(context.<Long>get("request")));
		assertThat(
				this.node.read(load).contextWrite((context) -> context.put("request", 7L)).block(TestRegions.TIMEOUT))
			.isEqualTo(7L);
	}

	@Test
	void readWhenAssembledDoesNothingAndBeginsAnewEachTime() {
		AtomicInteger loads = new AtomicInteger();
		Mono<Long> read = this.node.read(Mono.fromCallable(() -> (long) loads.incrementAndGet()));
		assertThat(loads).hasValue(0);
		assertThat(read.block(TestRegions.TIMEOUT)).isEqualTo(1L);
		this.node.writeNow();
		assertThat(read.block(TestRegions.TIMEOUT)).isEqualTo(2L);
	}

	@Test
	void readsWhenCancelledAtRandomLeaveNoFlightAndNoLock() {
		SharedWorld world = new SharedWorld(() -> Mono.<Void>empty().publishOn(Schedulers.parallel()),
				System::currentTimeMillis);
		TestRegions node = TestRegions.of(this.time, world.node(),
				new RegionSettings("r", TestRegions.TTL, null, false, true, TestRegions.TIMEOUT));
		Random random = new Random(5);
		Flux.range(0, 100_000).flatMap((i) -> {
			Mono<Long> load = Mono.just((long) i).publishOn(Schedulers.parallel());
			Mono<Long> read = node.region().getOrLoad(CacheKey.of("k" + i), TestRegions.TAGS, load);
			int kind = random.nextInt(3);
			return switch (kind) {
				case 0 -> read;
				case 1 -> read.takeUntilOther(Mono.<Void>empty().publishOn(Schedulers.parallel()));
				default -> read.takeUntilOther(Mono.empty());
			};
		}, 256).blockLast(TestRegions.TIMEOUT.multipliedBy(3));
		Awaitility.await().atMost(TestRegions.TIMEOUT).untilAsserted(() -> {
			assertThat(node.region().flights().size()).isZero();
			assertThat(world.locked()).isZero();
		});
	}

}
