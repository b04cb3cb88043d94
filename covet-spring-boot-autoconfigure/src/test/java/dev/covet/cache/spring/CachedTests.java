package dev.covet.cache.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.CacheStatistics;
import dev.covet.cache.Change;
import dev.covet.cache.spring.CachingApplication.Post;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link Cached} does to a method.
 */
class CachedTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final ValueCaches caches = TestCaches.on(MemorySharedStore.create(),
			Map.of("set", new CacheSettings.Named(Duration.ofMillis(1), null, List.of("Public.\"Users\""))));

	private final CachingApplication application = CachingApplication.with(this.caches, Posts.class);

	private final Posts posts = this.application.get(Posts.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void monoWhenSubscribedToAgainIsCalledOnce() {
		Mono<View> view = this.posts.view(1L);
		assertThat(this.posts.calls()).as("before anybody subscribes").isZero();
		View first = await(view);
		assertThat(await(view)).isSameAs(first);
		assertThat(await(this.posts.view(1L))).isSameAs(first);
		assertThat(this.posts.calls()).isOne();
		assertThat(await(this.posts.view(2L)).id()).isEqualTo(2L);
	}

	@Test
	void fluxWhenSubscribedToAgainIsCalledOnceAndKeepsItsOrder() {
		Flux<View> popular = this.posts.popular(3);
		List<View> first = await(popular.collectList());
		assertThat(first).extracting(View::id).containsExactly(0L, 1L, 2L);
		assertThat(await(popular.collectList())).isEqualTo(first);
		assertThat(await(popular.take(1).collectList())).hasSize(1);
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void fluxWhenItHasTooManyElementsPassesThemOnAndKeepsNothing() {
		assertThat(await(this.posts.popular(1001).count())).isEqualTo(1001);
		int calls = this.posts.calls();
		assertThat(await(this.posts.popular(1001).count())).isEqualTo(1001);
		assertThat(this.posts.calls()).as("calls, with no second one for each later subscriber").isEqualTo(calls + 1);
	}

	@Test
	void fluxWhenItHasAsManyElementsAsAllowedIsKept() {
		assertThat(await(this.posts.popular(1000).count())).isEqualTo(1000);
		assertThat(await(this.posts.popular(1000).count())).isEqualTo(1000);
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void methodsWhenTheyShareACacheHaveKeysOfTheirOwn() {
		assertThat(await(this.posts.popular(1).collectList())).hasSize(1);
		assertThat(await(this.posts.recent(1).collectList())).isEmpty();
	}

	@Test
	void nothingWhenLoadedIsKept() {
		assertThat(this.posts.none().blockOptional(TIMEOUT)).isEmpty();
		assertThat(this.posts.none().blockOptional(TIMEOUT)).isEmpty();
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void resultWhenUnlessHoldsIsNotKept() {
		assertThat(await(this.posts.unlessLarge(5)).id()).isEqualTo(5);
		assertThat(await(this.posts.unlessLarge(5)).id()).isEqualTo(5);
		assertThat(this.posts.calls()).isOne();
		assertThat(await(this.posts.unlessLarge(50)).id()).isEqualTo(50);
		assertThat(await(this.posts.unlessLarge(50)).id()).isEqualTo(50);
		assertThat(this.posts.calls()).isEqualTo(3);
	}

	@Test
	void errorWhenLoadedGoesToItsSubscriberAndIsNotKept() {
		assertThatIllegalStateException().isThrownBy(() -> this.posts.failing().block(TIMEOUT)).withMessage("no");
		assertThatIllegalStateException().isThrownBy(() -> this.posts.failing().block(TIMEOUT)).withMessage("no");
		assertThatIllegalStateException().isThrownBy(() -> this.posts.throwing().block(TIMEOUT)).withMessage("thrown");
		assertThat(this.posts.calls()).isEqualTo(3);
	}

	@Test
	void valueWhenAnEntityIsWrittenIsLoadedAgain() {
		await(this.posts.popular(3).count());
		write("users");
		await(this.posts.popular(3).count());
		assertThat(this.posts.calls()).isOne();
		write("posts");
		await(this.posts.popular(3).count());
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void valueWhenATableOfTheSettingsIsWrittenIsLoadedAgain() {
		await(this.posts.set(1));
		write("users");
		await(this.posts.set(1));
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void valueWhenTheEntityIsWrittenDuringItsLoadIsNotKept() {
		Mono<View> slow = this.posts.slow(1L).cache();
		slow.subscribe();
		write("posts");
		await(slow);
		await(this.posts.slow(1L));
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void ttlWhenOverHasTheValueLoadedAgain() {
		await(this.posts.brief());
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			await(this.posts.brief());
			return this.posts.calls() > 1;
		});
	}

	@Test
	void ttlWhenSetByPropertiesGoesBeforeTheAnnotation() {
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			await(this.posts.set(2));
			return this.posts.calls() > 1;
		});
	}

	@Test
	void callersWhenManyAtOnceCallOnce() {
		assertThat(await(Flux.range(0, 500).flatMap((caller) -> this.posts.slow(2L), 500).count())).isEqualTo(500);
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void callersWhenTheFirstOneLeavesGetTheValueOfOneCall() {
		Disposable first = this.posts.slow(3L).subscribe();
		Mono<Long> others = Flux.range(0, 20).flatMap((caller) -> this.posts.slow(3L), 20).count().cache();
		others.subscribe();
		first.dispose();
		assertThat(await(others)).isEqualTo(20);
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void valueWhenMutableIsAnOwnOneForEverySubscriber() {
		Draft first = await(this.posts.draft());
		first.title = "changed";
		Draft second = await(this.posts.draft());
		assertThat(second.title).isEqualTo("draft");
		second.title = "changed";
		assertThat(await(this.posts.draft()).title).isEqualTo("draft");
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void transactionWhenOpenIsPassedByAndKeepsNothing() {
		await(this.posts.view(4L));
		Mono<View> within = this.application.transaction().transactional(Mono.defer(() -> this.posts.view(4L)));
		await(within);
		await(this.application.transaction().transactional(Mono.defer(() -> this.posts.view(5L))));
		assertThat(this.posts.calls()).isEqualTo(3);
		assertThat(statistics("views").bypassed()).isEqualTo(2);
		await(this.posts.view(5L));
		assertThat(this.posts.calls()).as("nothing of the transaction was kept").isEqualTo(4);
	}

	@Test
	void transactionWhenReadOnlyGetsWhatIsThereAndKeepsNothing() {
		await(this.posts.view(6L));
		await(this.application.readOnlyTransaction().transactional(Mono.defer(() -> this.posts.view(6L))));
		assertThat(this.posts.calls()).isOne();
		await(this.application.readOnlyTransaction().transactional(Mono.defer(() -> this.posts.view(7L))));
		await(this.posts.view(7L));
		assertThat(this.posts.calls()).isEqualTo(3);
	}

	@Test
	void transactionWhenOfTheMethodItselfBeginsBehindTheCache() {
		assertThat(await(this.posts.transactional())).isTrue();
		assertThat(await(this.posts.transactional())).isTrue();
		assertThat(this.posts.calls()).isOne();
	}

	@Test
	void keyWhenGivenIsThatOfTheValue() {
		await(this.posts.byTitle(new Draft(), "a"));
		await(this.posts.byTitle(new Draft(), "a"));
		assertThat(this.posts.calls()).isOne();
		await(this.posts.byTitle(new Draft(), "b"));
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void parametersWhenWithoutATextHaveNothingKept() {
		await(this.posts.byDraft(new Draft()));
		await(this.posts.byDraft(new Draft()));
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void parametersWhenChangedAfterTheCallAreThoseThatTheMethodSees() {
		List<Long> ids = new ArrayList<>(List.of(1L));
		Mono<Integer> size = this.posts.size(ids);
		ids.add(2L);
		assertThat(await(size)).isEqualTo(2);
		assertThat(await(this.posts.size(List.of(1L, 2L)))).isEqualTo(2);
		assertThat(await(this.posts.size(List.of(1L)))).isOne();
		assertThat(this.posts.calls()).isEqualTo(2);
	}

	@Test
	void nodesWhenTheyShareAStoreCallOnce() {
		MemorySharedStore shared = MemorySharedStore.create();
		try (CachingApplication one = CachingApplication.with(TestCaches.on(shared), Posts.class);
				CachingApplication other = CachingApplication.with(TestCaches.on(shared.ofAnotherNode()),
						Posts.class)) {
			List<View> views = await(one.get(Posts.class).popular(3).collectList());
			assertThat(await(other.get(Posts.class).popular(3).collectList())).isEqualTo(views);
			assertThat(other.get(Posts.class).calls()).isZero();
		}
	}

	private void write(String table) {
		this.caches.regions().invalidate(List.of(Change.ofTable(table))).block(TIMEOUT);
	}

	private CacheStatistics statistics(String name) {
		return this.caches.named(name).region().statistics();
	}

	private static <T> T await(Mono<T> mono) {
		return mono.blockOptional(TIMEOUT).orElseThrow();
	}

	record View(long id, String title) {
	}

	static class Draft {

		public String title = "draft";

	}

	static class Posts {

		private final AtomicInteger calls = new AtomicInteger();

		int calls() {
			return this.calls.get();
		}

		@Cached(cacheName = "views", dependsOn = Post.class)
		Mono<View> view(Long id) {
			return called(id);
		}

		@Cached(cacheName = "lists", ttl = "10m", dependsOn = Post.class)
		Flux<View> popular(int limit) {
			return Flux.defer(() -> {
				this.calls.incrementAndGet();
				return Flux.range(0, limit).map((id) -> new View(id, "post"));
			});
		}

		@Cached(cacheName = "lists")
		Flux<View> recent(int limit) {
			return Flux.empty();
		}

		@Cached
		Mono<View> none() {
			return called(1L).filter((view) -> false);
		}

		@Cached(unless = "#result != null && #result.id() > 10")
		Mono<View> unlessLarge(long id) {
			return called(id);
		}

		@Cached
		Mono<View> failing() {
			return called(1L).map((view) -> {
				throw new IllegalStateException("no");
			});
		}

		@Cached
		Mono<View> throwing() {
			this.calls.incrementAndGet();
			throw new IllegalStateException("thrown");
		}

		@Cached(cacheName = "slow", dependsOn = Post.class)
		Mono<View> slow(Long id) {
			return called(id).delayElement(Duration.ofMillis(200));
		}

		@Cached(ttl = "50ms")
		Mono<View> brief() {
			return called(1L);
		}

		@Cached(cacheName = "set", ttl = "10m")
		Mono<View> set(long id) {
			return called(id);
		}

		@Cached
		Mono<Draft> draft() {
			return called(1L).map((view) -> new Draft());
		}

		@Cached
		@Transactional
		Mono<Boolean> transactional() {
			return called(1L).then(TransactionSynchronizationManager.forCurrentTransaction())
				.map(TransactionSynchronizationManager::isActualTransactionActive);
		}

		@Cached(key = "#title")
		Mono<View> byTitle(Draft draft, String title) {
			return called(1L);
		}

		@Cached
		Mono<View> byDraft(Draft draft) {
			return called(1L);
		}

		@Cached
		Mono<Integer> size(List<Long> ids) {
			return called(1L).map((view) -> ids.size());
		}

		private Mono<View> called(Long id) {
			return Mono.fromSupplier(() -> {
				this.calls.incrementAndGet();
				return new View(id, "post");
			});
		}

	}

}
