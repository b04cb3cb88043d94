package dev.covet.cache.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.cache.Change;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheInvalidation}: what it does while little is known.
 */
@ExtendWith(OutputCaptureExtension.class)
class CacheInvalidationTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final String H2 = "r2dbc:h2:mem:///cacheinvalidation?options=DB_CLOSE_DELAY=-1";

	private final RecordingRegions regions = new RecordingRegions();

	private CacheInvalidation invalidation = invalidation(() -> Mono.error(new IllegalStateException("not asked")));

	private final List<TestCovet> opened = new ArrayList<>();

	@AfterEach
	void close() {
		this.invalidation.close();
		this.opened.forEach(TestCovet::close);
	}

	@Test
	void onCommitWhenCatalogueWasNeverReadEndsEverything() {
		assertThat(changed("DELETE FROM posts")).containsExactly(Change.ofEverything());
		assertThat(changed("SET a = 1")).containsExactly(Change.ofEverything());
		assertThat(this.invalidation.isReady()).isFalse();
		assertThat(this.invalidation.tables(new WrittenStatement("DELETE FROM posts", null))).isNull();
	}

	@Test
	void onCommitWhenCatalogueCannotBeReadEndsEverythingAndLogsOnce(CapturedOutput output) {
		AtomicInteger attempts = new AtomicInteger();
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		this.invalidation = new CacheInvalidation(this.regions, () -> new Factory("PostgreSQL", () -> {
			attempts.incrementAndGet();
			return Mono.error(new IllegalStateException("no database"));
		}), time);
		this.invalidation.start();
		time.advanceTimeBy(Duration.ofMinutes(10));
		assertThat(attempts.get()).isBetween(12, 20);
		assertThat(changed("DELETE FROM posts")).containsExactly(Change.ofEverything());
		assertThat(output.toString().lines().filter((line) -> line.contains("no database"))).hasSize(1);
	}

	@Test
	void onCommitWhenDatabaseIsOfAnotherKindEndsEverything() {
		this.invalidation = new CacheInvalidation(this.regions,
				() -> new Factory("Oracle Database", () -> Mono.error(new IllegalStateException())),
				Schedulers.boundedElastic());
		this.invalidation.start();
		assertThat(changed("DELETE FROM posts")).containsExactly(Change.ofEverything());
	}

	@Test
	void onCommitWhenNothingWasWrittenTellsNothing() {
		start(h2());
		assertThat(changed("SET @a = 1")).isEmpty();
		assertThat(changed("CREATE INDEX IF NOT EXISTS i ON posts (id)")).isEmpty();
		assertThat(this.invalidation.isReady()).isTrue();
	}

	@Test
	void onCommitWhenStatementsAreSeveralTellsEachTableOnce() {
		start(h2());
		this.invalidation.onCommit(List.of(new WrittenStatement("DELETE FROM posts; DELETE FROM tags", null),
				new WrittenStatement("INSERT INTO posts VALUES (1)", null)))
			.block(TIMEOUT);
		assertThat(this.regions.told()).containsExactlyInAnyOrder(Change.ofTable("posts"), Change.ofTable("tags"));
	}

	@Test
	void onCommitWhenCallerGoesAwayEndsTheValuesAllTheSame() {
		start(h2());
		this.invalidation.onCommit(List.of(new WrittenStatement("DELETE FROM tags WHERE id = 1", null)))
			.subscribe()
			.dispose();
		Awaitility.await()
			.atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.regions.told()).containsExactly(Change.ofTable("tags")));
	}

	@Test
	void onCommitWhenReadingTakesTooLongEndsEverything() throws InterruptedException {
		CountDownLatch blocked = new CountDownLatch(1);
		TestCovet covet = h2();
		start(covet);
		var one = Schedulers.newSingle("reading");
		try (CacheInvalidation slow = new CacheInvalidation(this.regions, covet::pool, one)) {
			slow.start();
			Awaitility.await().atMost(TIMEOUT).until(slow::isReady);
			one.schedule(() -> await(blocked));
			Mono<Void> told = slow.onCommit(List.of(new WrittenStatement("DELETE FROM tags WHERE id = 2", null)));
			assertThat(told.then(Mono.just(true)).block(TIMEOUT)).isTrue();
			assertThat(this.regions.told()).containsExactly(Change.ofEverything());
		}
		finally {
			blocked.countDown();
			one.dispose();
		}
	}

	@Test
	void onCommitWhenPoolHasOneConnectionThatTheCommitHoldsWaitsForNothing() {
		TestCovet covet = open(TestCovet.of().pool(1).postgresql(getClass()));
		covet.execute("CREATE TABLE posts (id int)");
		Connection held = covet.pool().create().block(TIMEOUT);
		this.invalidation = new CacheInvalidation(this.regions, covet::pool, Schedulers.boundedElastic());
		this.invalidation.start();
		assertThat(changed("DELETE FROM posts")).containsExactly(Change.ofEverything());
		Mono.from(held.close()).block(TIMEOUT);
		Awaitility.await().atMost(TIMEOUT).until(this.invalidation::isReady);
		assertThat(changed("DELETE FROM posts")).containsExactly(Change.ofTable("posts"));
	}

	@Test
	void onCommitWhenSchemaChangesDuringAReadingDoesNotTrustIt() {
		TestCovet covet = h2();
		covet.execute("CREATE TABLE posts (id int PRIMARY KEY)", "CREATE TABLE tags (id int PRIMARY KEY)");
		AtomicInteger readings = new AtomicInteger();
		CountDownLatch changedMeanwhile = new CountDownLatch(1);
		this.invalidation = new CacheInvalidation(this.regions,
				() -> new Factory("H2", () -> Mono.from(covet.pool().create())
					.delayUntil((connection) -> (readings.incrementAndGet() == 2)
							? Mono.fromRunnable(() -> await(changedMeanwhile)).subscribeOn(Schedulers.boundedElastic())
							: Mono.empty())),
				Schedulers.boundedElastic());
		this.invalidation.start();
		Awaitility.await().atMost(TIMEOUT).until(this.invalidation::isReady);
		assertThat(changed("ALTER TABLE tags ADD a int")).containsExactly(Change.ofEverything());
		Awaitility.await().atMost(TIMEOUT).until(() -> readings.get() == 2);
		assertThat(changed("ALTER TABLE tags ADD b int")).containsExactly(Change.ofEverything());
		changedMeanwhile.countDown();
		Awaitility.await().atMost(TIMEOUT).until(this.invalidation::isReady);
		assertThat(readings).hasValue(3);
	}

	@Test
	void startWhenTimePassesReadsTheCatalogueAgain() {
		AtomicInteger readings = new AtomicInteger();
		ConnectionFactory h2 = ConnectionFactories.get(H2);
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		this.invalidation = new CacheInvalidation(this.regions, () -> new Factory("H2", () -> {
			readings.incrementAndGet();
			return Mono.from(h2.create());
		}), time);
		this.invalidation.start();
		time.advanceTime();
		Awaitility.await().atMost(TIMEOUT).until(() -> {
			time.advanceTime();
			return this.invalidation.isReady();
		});
		assertThat(readings).hasValue(1);
		time.advanceTimeBy(Catalogue.PERIOD);
		assertThat(readings).hasValue(2);
		this.invalidation.close();
		time.advanceTimeBy(Catalogue.PERIOD.multipliedBy(3));
		assertThat(readings).hasValue(2);
	}

	private TestCovet h2() {
		return open(TestCovet.of().h2());
	}

	private TestCovet open(TestCovet covet) {
		this.opened.add(covet);
		return covet;
	}

	private void start(TestCovet covet) {
		covet.execute("CREATE TABLE posts (id int PRIMARY KEY)", "CREATE TABLE tags (id int PRIMARY KEY)");
		this.invalidation = new CacheInvalidation(this.regions, covet::pool, Schedulers.boundedElastic());
		this.invalidation.start();
		Awaitility.await().atMost(TIMEOUT).until(this.invalidation::isReady);
	}

	private Collection<Change> changed(String sql) {
		this.regions.told();
		this.invalidation.onCommit(List.of(new WrittenStatement(sql, null))).block(TIMEOUT);
		return this.regions.told();
	}

	private CacheInvalidation invalidation(Supplier<Mono<Connection>> connections) {
		return new CacheInvalidation(this.regions, () -> new Factory("PostgreSQL", connections),
				Schedulers.boundedElastic());
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A database by name.
	 *
	 * @param name its name
	 * @param connections makes its connections
	 */
	private record Factory(String name, Supplier<Mono<Connection>> connections) implements ConnectionFactory {

		@Override
		public Publisher<? extends Connection> create() {
			return this.connections.get();
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return () -> this.name;
		}

	}

}
