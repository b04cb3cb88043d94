package dev.covet.cache.spring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.covet.cache.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What Covet's manager does beside what Spring's fails at.
 */
class CovetCacheManagerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final ValueCaches caches = TestCaches.on(MemorySharedStore.create());

	private final AnnotationConfigApplicationContext context = start();

	private final CacheManager manager = this.context.getBean(CacheManager.class);

	private final Cache cache = this.manager.getCache("direct");

	private final Things things = this.context.getBean(Things.class);

	private AnnotationConfigApplicationContext start() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Application.class);
		context.registerBean(CacheManager.class, () -> new CovetCacheManager(this.caches, List.of()));
		context.registerBean(CovetCachingPostProcessor.class, () -> new CovetCachingPostProcessor(this.caches::json));
		context.refresh();
		return context;
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void cachesWhenNamedAreTheOnlyOnes() {
		CovetCacheManager named = new CovetCacheManager(this.caches, List.of("a", "b"));
		assertThat(named.getCacheNames()).containsExactly("a", "b");
		assertThat(named.getCache("c")).isNull();
		assertThat(named.getCache("a").getName()).isEqualTo("a");
	}

	@Test
	void valuesWhenPutAreReadAsWhatTheyAre() {
		this.cache.put("a", new Thing(1));
		this.cache.put("null", null);
		assertThat(this.cache.get("a", Thing.class)).isEqualTo(new Thing(1));
		assertThat(this.cache.get("a").get()).isEqualTo(new Thing(1));
		assertThat(this.cache.get("null").get()).isNull();
		assertThat(this.cache.get("b")).isNull();
		assertThatIllegalStateException().isThrownBy(() -> this.cache.get("a", String.class));
		assertThat(this.cache.putIfAbsent("a", "b").get()).isEqualTo(new Thing(1));
	}

	@Test
	void valueWhenLoadedByAThreadIsLoadedOnceForAll() throws Exception {
		AtomicInteger loads = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(20);
		try {
			List<CompletableFuture<Integer>> all = IntStream.range(0, 20)
				.mapToObj((thread) -> CompletableFuture.supplyAsync(() -> this.cache.get("a", () -> {
					Mono.delay(Duration.ofMillis(100)).block(TIMEOUT);
					return loads.incrementAndGet();
				}), threads))
				.toList();
			for (CompletableFuture<Integer> each : all) {
				assertThat(each.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isOne();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void errorWhenLoadedIsWrappedAndNotKept() {
		assertThatExceptionOfType(Cache.ValueRetrievalException.class).isThrownBy(() -> this.cache.get("a", () -> {
			throw new IllegalStateException("no");
		})).withCauseInstanceOf(IllegalStateException.class);
		assertThat(this.cache.<String>get("a", () -> "b")).isEqualTo("b");
	}

	@Test
	void loadWhenWithinALoadOfTheSameKeyGoesOn() {
		assertThat(this.cache.<String>get("a", () -> this.cache.get("a", () -> "inner") + " outer"))
			.isEqualTo("inner outer");
		assertThat(this.things.again(1, true).block(TIMEOUT)).isEqualTo(new Thing(2));
		assertThat(this.things.positive(-1, true).block(TIMEOUT)).isEqualTo(new Thing(1));
	}

	@Test
	void threadWhenItMustNotWaitStillSeesItsOwnWrites() {
		this.cache.put("a", "old");
		List<Object> read = Mono.fromCallable(() -> {
			Object before = this.cache.get("a").get();
			this.cache.evict("a");
			Object evicted = String.valueOf(this.cache.get("a"));
			return List.of(before, evicted, this.cache.get("b", () -> "loaded"));
		}).subscribeOn(Schedulers.parallel()).block(TIMEOUT);
		assertThat(read).containsExactly("old", "null", "loaded");
	}

	@Test
	void keyWhenWithoutATextKeepsNothing() {
		Object key = new Object();
		this.cache.put(key, "a");
		assertThat(this.cache.get(key)).isNull();
		assertThat(this.cache.<String>get(key, () -> "b")).isEqualTo("b");
	}

	@Test
	void transactionWhenOfAThreadHasChangesWaitForItsCommit() {
		this.cache.put("a", "old");
		TestTransactions.run(() -> {
			this.cache.evict("a");
			this.cache.put("b", "new");
			assertThat(this.cache.get("a")).as("past the cache").isNull();
			assertThat(readByAnother("a")).isEqualTo("old");
			assertThat(readByAnother("b")).isNull();
		}, true);
		assertThat(this.cache.get("a")).isNull();
		assertThat(this.cache.get("b", String.class)).isEqualTo("new");
	}

	@Test
	void transactionWhenRolledBackLeavesWhatWasThere() {
		this.cache.put("a", "old");
		TestTransactions.run(() -> this.cache.clear(), false);
		assertThat(this.cache.get("a", String.class)).isEqualTo("old");
	}

	@Test
	void transactionWhenItEvictsAtOnceDoesSoAgainAfterItsCommit() {
		this.cache.put("a", "old");
		TestTransactions.run(() -> {
			this.cache.evictIfPresent("a");
			assertThat(readByAnother("a")).isNull();
			CompletableFuture.runAsync(() -> this.cache.put("a", "old again")).join();
		}, true);
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void monoWhenUnlessHoldsIsNotKeptAndLoadedOnceAtATime() {
		assertThat(Flux.range(0, 20).flatMap((caller) -> this.things.positive(5, false), 20).count().block(TIMEOUT))
			.isEqualTo(20);
		assertThat(this.things.calls()).isOne();
		this.things.positive(-5, false).block(TIMEOUT);
		this.things.positive(-5, false).block(TIMEOUT);
		assertThat(this.things.calls()).isEqualTo(3);
	}

	@Test
	void monoWhenItFailsIsCalledOnceForASubscription() {
		assertThatIllegalStateException().isThrownBy(() -> this.things.failing().block(TIMEOUT)).withMessage("no");
		assertThat(this.things.calls()).isOne();
	}

	@Test
	void monoWhenEmptyIsKeptAsThat() {
		assertThat(this.things.none().blockOptional(TIMEOUT)).isEmpty();
		assertThat(this.things.none().blockOptional(TIMEOUT)).isEmpty();
		assertThat(this.things.calls()).isOne();
	}

	@Test
	void futureWhenAskedForAgainIsCalledOnce() {
		assertThat(this.things.future(1).join()).isEqualTo(new Thing(1));
		assertThat(this.things.future(1).join()).isEqualTo(new Thing(1));
		assertThat(this.things.calls()).isOne();
		this.things.evictFuture(1).join();
		assertThat(this.things.future(1).join()).isEqualTo(new Thing(1));
		assertThat(this.things.calls()).isEqualTo(2);
	}

	@Test
	void methodWhenItPutsIntoOneCacheAndReadsFromAnotherIsCalledAndPuts() {
		assertThat(this.things.both(1).block(TIMEOUT)).isEqualTo(new Thing(1));
		assertThat(this.things.both(1).block(TIMEOUT)).isEqualTo(new Thing(1));
		assertThat(this.things.calls()).as("a method that puts is always called").isEqualTo(2);
		assertThat(this.manager.getCache("put").get(1, Thing.class)).isEqualTo(new Thing(1));
	}

	@Test
	void valueWhenWrittenDuringItsLoadIsNotKeptHoweverItIsLoaded() {
		Runnable writing = () -> CompletableFuture.runAsync(() -> {
			this.manager.getCache("positive").evict(7);
			this.manager.getCache("blocking").clear();
			this.caches.regions().invalidate(List.of(Change.ofEverything())).block(TIMEOUT);
		}).join();
		this.things.during(writing);
		assertThat(this.things.blocking(7)).isEqualTo(new Thing(7));
		assertThat(this.things.positive(7, false).block(TIMEOUT)).isEqualTo(new Thing(7));
		assertThat(this.cache.<String>get("a", () -> {
			writing.run();
			return "old";
		})).isEqualTo("old");
		this.things.during(() -> {
		});
		int calls = this.things.calls();
		this.things.blocking(7);
		this.things.positive(7, false).block(TIMEOUT);
		assertThat(this.things.calls()).isEqualTo(calls + 2);
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void monoWhenItsFirstSubscriberLeavesIsNotCalledAgainForTheOthers() {
		Disposable first = this.things.slowly(1).subscribe();
		Mono<Long> others = Flux.range(0, 20).flatMap((caller) -> this.things.slowly(1), 20).count().cache();
		others.subscribe();
		first.dispose();
		assertThat(others.block(TIMEOUT)).isEqualTo(20);
		assertThat(this.things.calls()).isOne();
	}

	@Test
	void monoWhenItsOnlySubscriberLeavesIsCalledAgainByTheNext() {
		this.things.positive(8, false).subscribe().dispose();
		assertThat(this.things.positive(8, false).block(TIMEOUT)).isEqualTo(new Thing(8));
		assertThat(this.things.positive(8, false).block(TIMEOUT)).isEqualTo(new Thing(8));
	}

	@Test
	void contextWhenOfTheSubscriberReachesTheMethod() {
		assertThat(this.things.synced("a").contextWrite((context) -> context.put("name", "b")).block(TIMEOUT))
			.isEqualTo("b");
		assertThat(this.things.unsynced("a").contextWrite((context) -> context.put("name", "c")).block(TIMEOUT))
			.isEqualTo("c");
	}

	@Test
	void methodWhenItAsksForACacheItselfGetsOneThatKnowsNothingOfItsCall() {
		assertThat(this.things.asking(1).block(TIMEOUT)).isEqualTo(new Thing(1));
		assertThat(this.cache.get("asked", Thing.class)).isEqualTo(new Thing(1));
	}

	private Object readByAnother(String key) {
		Cache.ValueWrapper wrapper = CompletableFuture.supplyAsync(() -> this.cache.get(key)).join();
		return (wrapper != null) ? wrapper.get() : null;
	}

	record Thing(int number) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching(proxyTargetClass = true)
	static class Application {

		@Bean
		Things things(CacheManager manager, @Lazy Things self) {
			return new Things(manager, self);
		}

	}

	static class Things {

		private final AtomicInteger calls = new AtomicInteger();

		private final CacheManager manager;

		private final Things self;

		private volatile Runnable during = () -> {
		};

		Things(CacheManager manager, Things self) {
			this.manager = manager;
			this.self = self;
		}

		void during(Runnable during) {
			this.during = during;
		}

		int calls() {
			return this.calls.get();
		}

		@Cacheable(cacheNames = "again", key = "#id", sync = true)
		Mono<Thing> again(int id, boolean outer) {
			return outer ? this.self.again(id, false).map((inner) -> new Thing(inner.number() + 1)) : called(id);
		}

		@Cacheable(cacheNames = "positive", key = "#id", unless = "#result.number() < 0")
		Mono<Thing> positive(int id, boolean outer) {
			return outer ? this.self.positive(id, false).map((inner) -> new Thing(inner.number() + 2))
					: called(id).delayElement(Duration.ofMillis(50));
		}

		@Cacheable("blocking")
		Thing blocking(int id) {
			return called(id).block(TIMEOUT);
		}

		@Cacheable("slowly")
		Mono<Thing> slowly(int id) {
			return called(id).delayElement(Duration.ofMillis(200));
		}

		@Cacheable("failing")
		Mono<Thing> failing() {
			return called(1).map((thing) -> {
				throw new IllegalStateException("no");
			});
		}

		@Cacheable("none")
		Mono<Thing> none() {
			return called(1).filter((thing) -> false);
		}

		@Cacheable("future")
		CompletableFuture<Thing> future(int id) {
			return called(id).toFuture();
		}

		@CacheEvict("future")
		CompletableFuture<Void> evictFuture(int id) {
			return CompletableFuture.completedFuture(null);
		}

		@Caching(cacheable = @Cacheable("read"), put = @CachePut("put"))
		Mono<Thing> both(int id) {
			return called(id);
		}

		@Cacheable(cacheNames = "synced", sync = true)
		Mono<String> synced(String id) {
			return Mono.deferContextual((context) -> Mono.just(context.get("name")));
		}

		@Cacheable(cacheNames = "unsynced", unless = "#result == null")
		Mono<String> unsynced(String id) {
			return Mono.deferContextual((context) -> Mono.just(context.get("name")));
		}

		@Cacheable("asking")
		Mono<Thing> asking(int id) {
			this.manager.getCache("direct").put("asked", new Thing(id));
			return called(id);
		}

		private Mono<Thing> called(int id) {
			return Mono.fromSupplier(() -> {
				this.calls.incrementAndGet();
				this.during.run();
				return new Thing(id);
			});
		}

	}

}
