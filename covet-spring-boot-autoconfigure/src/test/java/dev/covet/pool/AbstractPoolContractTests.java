package dev.covet.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.covet.TestDatabase;
import dev.covet.pool.PoolUnderTest.Lease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * What each pool promises, whichever library it comes from, on real PostgreSQL.
 */
public abstract class AbstractPoolContractTests {

	private static final Duration NEVER = Duration.ofMinutes(10);

	private final String name = "contract-" + getClass().getSimpleName().toLowerCase(Locale.ROOT);

	private @Nullable PoolUnderTest opened;

	/**
	 * Open a pool on {@link TestDatabase}.
	 * @param name the name of the pool, and of the application for the server
	 * @param settings its settings
	 * @param recycle the age to recycle at, if it is less than settings may say
	 * @return the pool
	 */
	protected abstract PoolUnderTest open(String name, PoolSettings settings, @Nullable Duration recycle);

	/**
	 * Return the least time after which overflow can be closed.
	 * @return the time that is set
	 */
	protected Duration overflowIdle() {
		return Duration.ofMillis(200);
	}

	/**
	 * Return whether the library serves waiters in the order they came.
	 * @return whether it promises that
	 */
	protected boolean servesInOrder() {
		return true;
	}

	@AfterEach
	void close() {
		if (this.opened != null) {
			this.opened.close();
			await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(sessions()).isZero());
		}
	}

	@Test
	void acquireWhenManyUsersComeNeverOpensMoreThanSizeAndOverflow() {
		PoolUnderTest pool = open(settings(2, 3, Duration.ofSeconds(30)));
		List<CompletableFuture<Long>> users = IntStream.range(0, 200).mapToObj((user) -> countSessions(pool)).toList();
		assertThat(users).map(AbstractPoolContractTests::get)
			.allSatisfy((count) -> assertThat(count).isBetween(1L, 5L));
		awaitRest(pool);
		PoolStatus status = pool.pool().status();
		assertThat(status.acquired()).isEqualTo(200);
		assertThat(status.created()).isBetween(1L, 5L);
		assertThat(status.timeouts()).isZero();
		assertThat(status.acquire().count()).isEqualTo(200);
		assertThat(status.held().count()).isEqualTo(200);
	}

	@Test
	void overflowWhenIdleIsClosedAndTheSizeIsKept() {
		PoolUnderTest pool = open(settings(2, 3, Duration.ofSeconds(5)));
		List<Lease> leases = acquire(pool, 5);
		assertThat(pool.pool().status()).returns(5, PoolStatus::inUse)
			.returns(0, PoolStatus::idle)
			.returns(3, PoolStatus::overflow);
		leases.forEach(Lease::release);
		await().atMost(Duration.ofSeconds(45))
			.untilAsserted(() -> assertThat(pool.pool().status().open()).isEqualTo(2));
		await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(sessions()).isEqualTo(2));
		assertThat(pool.pool().status()).returns(0, PoolStatus::overflow).returns(2, PoolStatus::idle);
		assertThat(pool.pool().status().closed()).containsEntry(CloseReason.OVERFLOW_IDLE, 3L);
	}

	@Test
	void waitersWhenConnectionsComeBackAreServedInOrder() {
		assumeThat(servesInOrder()).isTrue();
		PoolUnderTest pool = open(settings(1, 0, Duration.ofSeconds(10)));
		Lease lease = get(pool.acquire());
		Queue<Integer> served = new ConcurrentLinkedQueue<>();
		List<CompletableFuture<Void>> waiters = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			int place = i;
			waiters.add(pool.acquire().thenAcceptAsync((next) -> {
				served.add(place);
				next.release();
			}));
			await().untilAsserted(() -> assertThat(pool.pool().status().pending()).isEqualTo(place + 1));
		}
		lease.release();
		waiters.forEach(AbstractPoolContractTests::get);
		assertThat(served).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
	}

	@Test
	void acquireWhenAllAreInUseFailsAfterTheTimeoutAndSaysHowThePoolStands() {
		Duration timeout = Duration.ofSeconds(2);
		PoolUnderTest pool = open(settings(1, 1, timeout));
		List<Lease> leases = acquire(pool, 2);
		long start = System.nanoTime();
		List<CompletableFuture<Lease>> waiters = List.of(pool.acquire(), pool.acquire(), pool.acquire());
		for (CompletableFuture<Lease> waiter : waiters) {
			ExecutionException ex = catchThrowableOfType(ExecutionException.class,
					() -> waiter.get(10, TimeUnit.SECONDS));
			assertThat(ex.getCause()).hasMessageContaining("'" + this.name + "'")
				.hasMessageContaining("within 2000 ms")
				.hasMessageMatching("(?s).*waited 2[0-9]{3} ms.*")
				.hasMessageContaining("size 1")
				.hasMessageContaining("overflow 1 of 1")
				.hasMessageContaining("in use 2")
				.hasMessageMatching("(?s).*pending [123]\\b.*")
				.hasMessageContaining("covet.pool.size");
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(timeout, timeout.plus(timeout.dividedBy(10)));
		assertThat(pool.pool().status()).returns(3L, PoolStatus::timeouts).returns(2, PoolStatus::inUse);
		leases.forEach(Lease::release);
		awaitRest(pool);
	}

	@Test
	void recycleWhenConnectionIsOldReplacesItAfterItsQuery() {
		PoolUnderTest pool = open(settings(1, 0, Duration.ofSeconds(5)), Duration.ofMillis(300));
		Lease old = get(pool.acquire());
		String session = get(old.query("SELECT pg_backend_pid()"));
		assertThat(get(old.query("SELECT 'whole' FROM pg_sleep(0.6)"))).isEqualTo("whole");
		assertThat(get(old.query("SELECT pg_backend_pid()"))).isEqualTo(session);
		old.release();
		Lease fresh = get(pool.acquire());
		assertThat(get(fresh.query("SELECT pg_backend_pid()"))).isNotEqualTo(session);
		fresh.release();
		assertThat(pool.pool().status().closed()).containsEntry(CloseReason.RECYCLED, 1L);
	}

	@Test
	void acquireWhenAllSessionsWereTerminatedGivesLivingConnections() {
		PoolUnderTest pool = open(settings(4, 0, Duration.ofSeconds(5)));
		acquire(pool, 4).forEach(Lease::release);
		TestDatabase.query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = '"
				+ this.name + "'");
		List<Lease> leases = acquire(pool, 4);
		assertThat(leases).map((lease) -> get(lease.query("SELECT 'alive'"))).containsOnly("alive");
		leases.forEach(Lease::release);
		assertThat(pool.pool().status().closed()).containsEntry(CloseReason.DEAD, 4L);
		awaitRest(pool);
	}

	@Test
	void waiterWhenCancelledLeavesNoTrace() {
		PoolUnderTest pool = open(settings(1, 0, Duration.ofSeconds(10)));
		Lease lease = get(pool.acquire());
		List<CompletableFuture<Lease>> waiters = List.of(pool.acquire(), pool.acquire());
		await().untilAsserted(() -> assertThat(pool.pool().status().pending()).isEqualTo(2));
		waiters.forEach((waiter) -> waiter.cancel(true));
		await().untilAsserted(() -> assertThat(pool.pool().status().pending()).isZero());
		lease.release();
		Lease next = get(pool.acquire());
		assertThat(get(next.query("SELECT 1"))).isEqualTo("1");
		next.release();
		awaitRest(pool);
		assertThat(pool.pool().status()).returns(1, PoolStatus::idle)
			.returns(2L, PoolStatus::acquired)
			.returns(0L, PoolStatus::timeouts);
	}

	@Test
	void statusWhenConnectionIsHeldForLongNamesItsStatement() {
		PoolUnderTest pool = open(settings(1, 1, Duration.ofSeconds(5)));
		Lease lease = get(pool.acquire());
		get(lease.query("SELECT 'secret'"));
		assertThat(pool.pool().status()).returns(this.name, PoolStatus::name)
			.returns(1, PoolStatus::size)
			.returns(1, PoolStatus::maxOverflow)
			.returns(1, PoolStatus::inUse)
			.returns(0, PoolStatus::overflow)
			.returns(0, PoolStatus::pending)
			.returns(1L, PoolStatus::acquired)
			.returns(1L, PoolStatus::created);
		await().atMost(TestDatabase.TIMEOUT)
			.untilAsserted(() -> assertThat(pool.pool().status().longHeld()).hasSize(1));
		assertThat(pool.pool().status().longHeld().get(0)).returns(this.name, HeldConnection::pool)
			.satisfies((held) -> assertThat(held.time()).isGreaterThan(Duration.ofMillis(500)));
		assertThat(pool.pool().status().longHeld().toString()).doesNotContain("secret");
		lease.release();
		assertThat(pool.pool().status().longHeld()).isEmpty();
		assertThat(pool.pool().status().held().max()).isGreaterThan(Duration.ofMillis(500));
	}

	protected final PoolSettings settings(int size, int overflow, Duration timeout) {
		return new PoolSettings(size, overflow, timeout, NEVER, true, overflowIdle(), false, Duration.ofMillis(500));
	}

	protected final PoolUnderTest open(PoolSettings settings) {
		return open(settings, null);
	}

	private PoolUnderTest open(PoolSettings settings, @Nullable Duration recycle) {
		this.opened = open(this.name, settings, recycle);
		return this.opened;
	}

	private CompletableFuture<Long> countSessions(PoolUnderTest pool) {
		return pool.acquire()
			.thenComposeAsync((lease) -> lease.query(sessionsSql()).whenCompleteAsync((count, ex) -> lease.release()))
			.thenApply(Long::valueOf);
	}

	private long sessions() {
		return Long.parseLong(TestDatabase.query(sessionsSql()));
	}

	private String sessionsSql() {
		return "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + this.name + "'";
	}

	private static List<Lease> acquire(PoolUnderTest pool, int count) {
		return IntStream.range(0, count).mapToObj((i) -> get(pool.acquire())).toList();
	}

	private static void awaitRest(PoolUnderTest pool) {
		await().atMost(TestDatabase.TIMEOUT)
			.untilAsserted(() -> assertThat(pool.pool().status()).returns(0, PoolStatus::inUse)
				.returns(0, PoolStatus::pending));
	}

	private static <T> T get(CompletableFuture<T> future) {
		return future.orTimeout(30, TimeUnit.SECONDS).join();
	}

}
