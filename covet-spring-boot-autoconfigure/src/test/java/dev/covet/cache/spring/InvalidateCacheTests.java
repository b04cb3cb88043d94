package dev.covet.cache.spring;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.cache.spring.CachingApplication.Post;
import dev.covet.cache.spring.CachingApplication.User;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link InvalidateCache} does to a method.
 */
class InvalidateCacheTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final MemorySharedStore shared = MemorySharedStore.create();

	private final CachingApplication application = CachingApplication.with(TestCaches.on(this.shared), Posts.class);

	private final Posts posts = this.application.get(Posts.class);

	@AfterEach
	void close() {
		this.application.close();
	}

	@Test
	void keyWhenTheMethodHasCompletedIsThrownAway() {
		view(1);
		view(2);
		this.posts.change(1).block(TIMEOUT);
		assertThat(calls(() -> view(1))).isOne();
		assertThat(calls(() -> view(2))).isZero();
	}

	@Test
	void valueWhenTheMethodGivesOneIsPassedOnAfterwards() {
		view(1);
		assertThat(this.posts.changeAndGet(1)
			.flatMap((name) -> this.posts.view(1).map((call) -> name + " " + call))
			.block(TIMEOUT)).isEqualTo("changed 2");
	}

	@Test
	void nothingWhenTheMethodIsOnlyAssembledIsThrownAway() {
		view(1);
		this.posts.change(1);
		assertThat(calls(() -> view(1))).isZero();
		assertThat(this.posts.change(1)).isNotNull();
	}

	@Test
	void allWhenTheMethodsFluxHasCompletedAreThrownAway() {
		view(1);
		view(2);
		assertThat(this.posts.changeAll().collectList().block(TIMEOUT)).containsExactly(1, 2, 3);
		assertThat(calls(() -> view(1))).isOne();
		assertThat(calls(() -> view(2))).isOne();
	}

	@Test
	void everythingOfAnEntityWhenTheMethodHasCompletedEnds() {
		view(1);
		this.posts.changeUsers().block(TIMEOUT);
		assertThat(calls(() -> view(1))).isZero();
		this.posts.changePosts().block(TIMEOUT);
		assertThat(calls(() -> view(1))).isOne();
	}

	@Test
	void nothingWhenTheMethodFailsIsThrownAway() {
		view(1);
		assertThatIllegalStateException().isThrownBy(() -> this.posts.fail(1).block(TIMEOUT));
		assertThat(calls(() -> view(1))).isZero();
	}

	@Test
	void valuesWhenTheSubscriberLeavesEarlyAreThrownAway() {
		view(1);
		this.posts.changeAll().take(1).blockLast(TIMEOUT);
		Awaitility.await().atMost(TIMEOUT).until(() -> calls(() -> view(1)) == 1);
	}

	@Test
	void valuesWhenInATransactionAreThrownAwayByItsCommit() {
		view(1);
		Mono<Integer> transaction = this.posts.change(1)
			.then(Mono.fromCallable(() -> calls(() -> viewOfSomebodyElse(1))));
		assertThat(this.application.transaction().transactional(transaction).block(TIMEOUT)).as("before the commit")
			.isZero();
		assertThat(calls(() -> view(1))).isOne();
	}

	@Test
	void nothingWhenTheTransactionIsRolledBackIsThrownAway() {
		view(1);
		this.application.transaction().execute((transaction) -> {
			transaction.setRollbackOnly();
			return this.posts.change(1);
		}).blockLast(TIMEOUT);
		assertThat(calls(() -> view(1))).isZero();
	}

	@Test
	void valuesWhenTheMethodHasATransactionOfItsOwnAreThrownAwayAfterIt() {
		view(1);
		this.posts.changeTransactionally(1).block(TIMEOUT);
		assertThat(calls(() -> view(1))).isOne();
	}

	private int view(int id) {
		return this.posts.view(id).block(TIMEOUT);
	}

	private void viewOfSomebodyElse(int id) {
		this.posts.view(id).toFuture().join();
	}

	private int calls(Runnable reading) {
		int before = this.posts.calls();
		reading.run();
		return this.posts.calls() - before;
	}

	static class Posts {

		private final AtomicInteger calls = new AtomicInteger();

		int calls() {
			return this.calls.get();
		}

		@Cached(cacheName = "views", key = "#id", dependsOn = Post.class)
		Mono<Integer> view(int id) {
			return Mono.fromSupplier(this.calls::incrementAndGet);
		}

		@InvalidateCache(cacheName = "views", key = "#id")
		Mono<Void> change(int id) {
			return Mono.empty();
		}

		@InvalidateCache(cacheName = "views", key = "#id")
		Mono<String> changeAndGet(int id) {
			return Mono.just("changed");
		}

		@InvalidateCache(cacheName = "views", allEntries = true)
		Flux<Integer> changeAll() {
			return Flux.just(1, 2, 3);
		}

		@InvalidateCache(entities = Post.class)
		Mono<Void> changePosts() {
			return Mono.empty();
		}

		@InvalidateCache(entities = User.class)
		Mono<Void> changeUsers() {
			return Mono.empty();
		}

		@InvalidateCache(cacheName = "views", key = "#id")
		Mono<Void> fail(int id) {
			return Mono.error(new IllegalStateException("no"));
		}

		@Transactional
		@InvalidateCache(cacheName = "views", key = "#id")
		Mono<Void> changeTransactionally(int id) {
			return Mono.empty();
		}

	}

}
