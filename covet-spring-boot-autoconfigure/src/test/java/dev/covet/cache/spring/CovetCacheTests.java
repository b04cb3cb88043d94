package dev.covet.cache.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.CovetCache;
import dev.covet.cache.spring.CachingApplication.Post;
import dev.covet.cache.spring.CachingApplication.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Values of an application's own.
 */
class CovetCacheTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private static final ParameterizedTypeReference<List<Point>> POINTS = new ParameterizedTypeReference<>() {
	};

	private final MemorySharedStore shared = MemorySharedStore.create();

	private final CachingApplication application = CachingApplication
		.with(TestCaches.on(this.shared, Map.of("users", new CacheSettings.Named(null, null, List.of("users")))));

	private final CovetCache cache = this.application.get(CovetCache.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void valueWhenSetIsThereUntilItIsDeleted() {
		assertThat(point("a")).isNull();
		this.cache.set("a", new Point(1, 2), null).block(TIMEOUT);
		assertThat(point("a")).isEqualTo(new Point(1, 2));
		this.cache.set("a", new Point(3, 4), null).block(TIMEOUT);
		assertThat(point("a")).isEqualTo(new Point(3, 4));
		this.cache.delete("a").block(TIMEOUT);
		assertThat(point("a")).isNull();
	}

	@Test
	void valuesWhenClearedAreGoneInThisCacheAlone() {
		this.cache.set("a", new Point(1, 2), null).block(TIMEOUT);
		this.cache.named("other").set("a", new Point(3, 4), null).block(TIMEOUT);
		this.cache.clear().block(TIMEOUT);
		assertThat(point("a")).isNull();
		assertThat(this.cache.named("other").get("a", Point.class).block(TIMEOUT)).isEqualTo(new Point(3, 4));
	}

	@Test
	void valueWhenItsTtlIsOverIsGone() {
		this.cache.set("a", new Point(1, 2), Duration.ofMillis(20)).block(TIMEOUT);
		Awaitility.await().atMost(TIMEOUT).until(() -> point("a") == null);
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.set("a", "b", Duration.ZERO));
	}

	@Test
	void valueWhenLoadedWithATtlOfItsOwnIsLoadedAgainAfterIt() {
		AtomicInteger loads = new AtomicInteger();
		Mono<Integer> value = this.cache.getOrLoad("a", Duration.ofMillis(20), Integer.class,
				Mono.fromSupplier(loads::incrementAndGet));
		assertThat(value.block(TIMEOUT)).isOne();
		Awaitility.await().atMost(TIMEOUT).until(() -> value.block(TIMEOUT) > 1);
	}

	@Test
	void valueWhenOfATypeWithArgumentsNeedsThem() {
		List<Point> points = List.of(new Point(1, 2));
		this.cache.set("a", points, POINTS, null).block(TIMEOUT);
		assertThat(this.cache.get("a", POINTS).block(TIMEOUT)).isEqualTo(points);
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.set("a", points, null))
			.withMessageContaining("give the type of 'a'");
	}

	@Test
	void valueWhenOfAnotherTypeThanAskedForIsNone() {
		this.cache.set("a", new Point(1, 2), null).block(TIMEOUT);
		assertThat(this.cache.get("a", String.class).block(TIMEOUT)).isNull();
		assertThat(this.cache.get("a", POINTS).block(TIMEOUT)).isNull();
		assertThat(this.cache.getOrLoad("a", String.class, Mono.just("b")).block(TIMEOUT)).isEqualTo("b");
	}

	@Test
	void valueWhenMutableIsAnOwnOneForEverybody() {
		ParameterizedTypeReference<ArrayList<String>> type = new ParameterizedTypeReference<>() {
		};
		this.cache.set("a", new ArrayList<>(List.of("b")), type, null).block(TIMEOUT);
		this.cache.get("a", type).block(TIMEOUT).add("c");
		assertThat(this.cache.get("a", type).block(TIMEOUT)).containsExactly("b");
	}

	@Test
	void valueWhenItsEntityIsInvalidatedIsGone() {
		CovetCache posts = this.cache.named("posts").dependsOn(Post.class);
		posts.set("a", "b", null).block(TIMEOUT);
		this.cache.invalidate(User.class).block(TIMEOUT);
		assertThat(posts.get("a", String.class).block(TIMEOUT)).isEqualTo("b");
		this.cache.invalidate(Post.class).block(TIMEOUT);
		assertThat(posts.get("a", String.class).block(TIMEOUT)).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> this.cache.dependsOn(String.class))
			.withMessageContaining("java.lang.String is no entity");
	}

	@Test
	void valueWhenATableIsInvalidatedIsGoneHoweverItIsWritten() {
		CovetCache users = this.cache.named("users");
		CovetCache orders = this.cache.named("orders").dependsOnTables("shop.\"Orders\"");
		users.set("a", "b", null).block(TIMEOUT);
		orders.set("a", "b", null).block(TIMEOUT);
		this.cache.invalidateTables("public.USERS", "ORDERS").block(TIMEOUT);
		assertThat(users.get("a", String.class).block(TIMEOUT)).isNull();
		assertThat(orders.get("a", String.class).block(TIMEOUT)).isNull();
	}

	@Test
	void callersWhenManyLoadOnceOnAllNodes() {
		AtomicInteger loads = new AtomicInteger();
		Mono<Integer> load = Mono.delay(Duration.ofMillis(100)).map((tick) -> loads.incrementAndGet());
		try (CachingApplication other = CachingApplication.with(TestCaches.on(this.shared.ofAnotherNode()))) {
			Flux<Integer> here = callers(this.cache, load);
			Flux<Integer> there = callers(other.get(CovetCache.class), load);
			assertThat(Flux.merge(here, there).collectList().block(TIMEOUT)).hasSize(500).containsOnly(1);
		}
		assertThat(loads).hasValue(1);
	}

	private static Flux<Integer> callers(CovetCache cache, Mono<Integer> load) {
		return Flux.range(0, 250).flatMap((caller) -> cache.getOrLoad("a", Integer.class, load), 250);
	}

	@Test
	void changesWhenInATransactionTakeEffectWithItsCommit() {
		this.cache.set("a", "old", null).block(TIMEOUT);
		Mono<String> writing = this.cache.set("a", "new", null)
			.then(Mono.fromFuture(() -> this.cache.get("a", String.class).toFuture()));
		assertThat(this.application.transaction().transactional(writing).block(TIMEOUT)).isEqualTo("old");
		assertThat(this.cache.get("a", String.class).block(TIMEOUT)).isEqualTo("new");
		this.application.transaction().execute((transaction) -> {
			transaction.setRollbackOnly();
			return this.cache.delete("a");
		}).blockLast(TIMEOUT);
		assertThat(this.cache.get("a", String.class).block(TIMEOUT)).isEqualTo("new");
	}

	@Test
	void valuesWhenInATransactionAreNotRead() {
		this.cache.set("a", "old", null).block(TIMEOUT);
		assertThat(this.application.transaction().transactional(this.cache.get("a", String.class)).block(TIMEOUT))
			.isNull();
		assertThat(
				this.application.readOnlyTransaction().transactional(this.cache.get("a", String.class)).block(TIMEOUT))
			.isEqualTo("old");
		assertThat(this.cache.stats().bypassed()).isOne();
	}

	@Test
	void valueWhenItCannotBeKeptIsPassedOn() {
		AtomicInteger loads = new AtomicInteger();
		Mono<Thing> thing = this.cache.getOrLoad("a", Thing.class, Mono.fromSupplier(() -> {
			loads.incrementAndGet();
			return new Thing(new Object());
		}));
		assertThat(thing.block(TIMEOUT)).isNotNull();
		assertThat(thing.block(TIMEOUT)).isNotNull();
		assertThat(loads).hasValue(2);
	}

	@Test
	void bytesWhenPlantedInTheSharedStoreAreAMiss() {
		CovetCache other = CovetCaches.create(TestCaches.on(this.shared.ofAnotherNode()), (entity) -> Set.of());
		this.cache.set("a", new Point(1, 2), null).block(TIMEOUT);
		this.shared.values().replaceAll((key, stored) -> stored.with(new byte[] { 1, 2, 3 }));
		assertThat(other.get("a", Point.class).block(TIMEOUT)).isNull();
		assertThat(other.stats().shared().unreadable()).isOne();
	}

	private Point point(String key) {
		return this.cache.get(key, Point.class).block(TIMEOUT);
	}

	record Point(int x, int y) {
	}

	record Thing(Object any) {
	}

}
