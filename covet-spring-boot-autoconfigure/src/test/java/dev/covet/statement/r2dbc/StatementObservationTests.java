package dev.covet.statement.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import dev.covet.TestDatabase;
import dev.covet.statement.CommitListener;
import dev.covet.statement.Operation;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementListener;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link StatementObservation} on PostgreSQL.
 */
class StatementObservationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<StatementEvent> events = new CopyOnWriteArrayList<>();

	private final ConnectionFactory observed = StatementObservation.observe(TestDatabase.connectionFactory(),
			this.events::add);

	private final ConnectionPool pool = new ConnectionPool(
			ConnectionPoolConfiguration.builder(this.observed).initialSize(0).maxSize(2).build());

	private final DatabaseClient client = DatabaseClient.create(this.pool);

	@BeforeEach
	void createTable() {
		run("DROP TABLE IF EXISTS things");
		run("CREATE TABLE things (id int PRIMARY KEY, name text)");
		run("INSERT INTO things SELECT n, 'thing ' || n FROM generate_series(1, 1000) n");
		this.events.clear();
	}

	@AfterEach
	void closePool() {
		this.pool.close().block(TIMEOUT);
	}

	@Test
	void observeWhenListenerIsNoneReturnsFactoryItself() {
		ConnectionFactory driver = TestDatabase.connectionFactory();
		assertThat(StatementObservation.observe(driver, StatementListener.none())).isSameAs(driver);
	}

	@Test
	void isObservedLooksThroughPool() {
		assertThat(StatementObservation.isObserved(this.pool)).isTrue();
		assertThat(StatementObservation.isObserved(TestDatabase.connectionFactory())).isFalse();
	}

	@Test
	void executeWhenRowsAreReadCountsThem() {
		List<Object> ids = this.client.sql("SELECT id FROM things WHERE id <= $1")
			.bind(0, 300)
			.map((row) -> row.get(0))
			.all()
			.collectList()
			.block(TIMEOUT);
		assertThat(ids).hasSize(300);
		StatementEvent event = event();
		assertThat(event.sql()).isEqualTo("SELECT id FROM things WHERE id <= $1");
		assertThat(event.operation()).isEqualTo(Operation.SELECT);
		assertThat(event.rows()).isEqualTo(300);
		assertThat(event.durationNanos()).isPositive();
		assertThat(event.error()).isNull();
		assertThat(event.cancelled()).isFalse();
		assertThat(event.inTransaction()).isFalse();
		assertThat(event.label()).isNull();
	}

	@Test
	void executeWhenRowsAreUpdatedCountsThem() {
		Long updated = this.client.sql("UPDATE things SET name = $1 WHERE id <= 7")
			.bind(0, "secret")
			.fetch()
			.rowsUpdated()
			.block(TIMEOUT);
		assertThat(updated).isEqualTo(7);
		assertThat(event().rows()).isEqualTo(7);
		assertThat(event()).asString().doesNotContain("secret");
	}

	@Test
	void executeWhenRowsReturnFromInsertCountsThem() {
		this.client.sql("INSERT INTO things VALUES (2001, 'a'), (2002, 'b')")
			.filter((statement) -> statement.returnGeneratedValues("id"))
			.map((row) -> row.get(0))
			.all()
			.blockLast(TIMEOUT);
		assertThat(event().rows()).isEqualTo(2);
	}

	@Test
	void executeWhenSegmentsAreReadCountsRowsAndUpdates() {
		this.client.sql("DELETE FROM things WHERE id <= 3 RETURNING id")
			.flatMap((result) -> result.flatMap((segment) -> Mono.just(segment.getClass())))
			.blockLast(TIMEOUT);
		assertThat(event().rows()).isEqualTo(6);
	}

	@Test
	void executeWhenResultIsFilteredCountsWhatIsLeft() {
		this.client.sql("SELECT id FROM things WHERE id <= 3")
			.flatMap((result) -> result.filter(Result.RowSegment.class::isInstance).map((row) -> row.get(0)))
			.blockLast(TIMEOUT);
		assertThat(event().rows()).isEqualTo(3);
	}

	@Test
	void executeWhenStatementHasSeveralBindingsIsOneEvent() {
		Long updated = onConnection(this.observed, (statement) -> {
			for (int id = 3001; id < 3005; id++) {
				statement.bind(0, id).bindNull(1, String.class).add();
			}
			statement.bind(0, 3005).bind(1, "last");
			return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated);
		}, "INSERT INTO things VALUES ($1, $2)").reduce(Long::sum).block(TIMEOUT);
		assertThat(updated).isEqualTo(5);
		assertThat(event().rows()).isEqualTo(5);
	}

	@Test
	void executeWhenBatchIsOneEventWithAllTexts() {
		Flux.usingWhen(this.pool.create(),
				(connection) -> Flux
					.from(connection.createBatch()
						.add("UPDATE things SET name = 'x' WHERE id = 1")
						.add("DELETE FROM things WHERE id > 998")
						.execute())
					.concatMap(Result::getRowsUpdated),
				(connection) -> connection.close())
			.blockLast(TIMEOUT);
		assertThat(event().sql())
			.isEqualTo("UPDATE things SET name = 'x' WHERE id = 1; DELETE FROM things WHERE id > 998");
		assertThat(event().rows()).isEqualTo(3);
	}

	@Test
	void executeWhenConstraintIsViolatedReportsError() {
		Mono<Long> insert = this.client.sql("INSERT INTO things VALUES (1, 'again')").fetch().rowsUpdated();
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> insert.block(TIMEOUT));
		assertThat(event().error()).isInstanceOf(R2dbcDataIntegrityViolationException.class);
		assertThat(event().failed()).isTrue();
		assertThat(event().cancelled()).isFalse();
		assertThat(event().rows()).isZero();
	}

	@Test
	void executeWhenErrorIsReadAsSegmentReportsIt() {
		this.client.sql("SELECT * FROM nowhere")
			.flatMap((result) -> result.flatMap((segment) -> Mono.<String>empty()))
			.blockLast(TIMEOUT);
		assertThat(event().error()).hasMessageContaining("nowhere");
	}

	@Test
	void executeWhenMappingFailsReportsErrorAndRowsBefore() {
		Flux<Object> rows = this.client.sql("SELECT id FROM things ORDER BY id").map((row) -> {
			if (row.get(0, Integer.class) == 4) {
				throw new IllegalStateException("four");
			}
			return row.get(0);
		}).all();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> rows.blockLast(TIMEOUT));
		assertThat(event().error()).hasMessage("four");
		assertThat(event().rows()).isEqualTo(3);
	}

	@Test
	void executeWhenCancelledAfterFirstRowReportsOnceAndReturnsConnection() {
		Object first = this.client.sql("SELECT * FROM things, generate_series(1, 100)")
			.map((row) -> row.get(0))
			.first()
			.block(TIMEOUT);
		assertThat(first).isNotNull();
		await().atMost(TIMEOUT).until(() -> !this.events.isEmpty());
		assertThat(event().cancelled()).isTrue();
		assertThat(event().rows()).isEqualTo(1);
		assertThat(event().error()).isNull();
		await().atMost(TIMEOUT)
			.untilAsserted(() -> assertThat(this.pool.getMetrics().orElseThrow().acquiredSize()).isZero());
		run("SELECT 1");
		assertThat(this.events).hasSize(2);
	}

	@Test
	void executeWhenCancelledBeforeFirstRowReportsOnce() {
		Disposable query = this.client.sql("SELECT pg_sleep(1)").fetch().all().subscribe();
		DatabaseClient unobserved = DatabaseClient.create(TestDatabase.connectionFactory());
		await().atMost(TIMEOUT)
			.until(() -> unobserved.sql("SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(1)'")
				.fetch()
				.first()
				.block(TIMEOUT) != null);
		query.dispose();
		assertThat(event().cancelled()).isTrue();
		assertThat(event().rows()).isZero();
	}

	@Test
	void executeWhenOnlyOneResultIsTakenIsNotCancelled() {
		Long updated = onConnection(this.observed,
				(statement) -> Mono.from(statement.execute()).flatMap((result) -> Mono.from(result.getRowsUpdated())),
				"UPDATE things SET name = 'x' WHERE id <= 4")
			.blockLast(TIMEOUT);
		assertThat(updated).isEqualTo(4);
		assertThat(event().rows()).isEqualTo(4);
		assertThat(event().cancelled()).isFalse();
	}

	@Test
	void executeWhenOnlyOneUpdateCountIsTakenListenerIsToldBeforeSubscriber() {
		Integer told = onConnection(this.observed,
				(statement) -> Mono.from(statement.execute())
					.flatMap((result) -> Mono.from(result.getRowsUpdated()))
					.map((count) -> this.events.size()),
				"DELETE FROM things WHERE id = 1")
			.blockLast(TIMEOUT);
		assertThat(told).isOne();
	}

	@Test
	void executeWhenResultIsIgnoredReportsOnce() {
		onConnection(this.observed, (statement) -> Flux.from(statement.execute()).then(), "DELETE FROM things")
			.blockLast(TIMEOUT);
		assertThat(event().operation()).isEqualTo(Operation.DELETE);
		assertThat(event().cancelled()).isFalse();
	}

	@Test
	void executeWhenNotSubscribedReportsNothing() {
		onConnection(this.observed, (statement) -> {
			statement.execute();
			return Mono.empty();
		}, "SELECT 1").blockLast(TIMEOUT);
		assertThat(this.events).isEmpty();
	}

	@Test
	void executeWhenInTransactionSaysSo() {
		TransactionalOperator transaction = TransactionalOperator.create(new R2dbcTransactionManager(this.pool));
		Mono<Long> update = this.client.sql("UPDATE things SET name = 'x'").fetch().rowsUpdated();
		transaction.transactional(update.then(this.client.sql("SELECT 1").fetch().one())).block(TIMEOUT);
		update.block(TIMEOUT);
		assertThat(this.events).extracting(StatementEvent::sql)
			.containsExactly("UPDATE things SET name = 'x'", "SELECT 1", "UPDATE things SET name = 'x'");
		assertThat(this.events).extracting(StatementEvent::inTransaction).containsExactly(true, true, false);
	}

	@Test
	void executeWhenSubscriberHasLabelCarriesItAndTheWholeContext() {
		this.client.sql("SELECT 1")
			.fetch()
			.one()
			.contextWrite((context) -> StatementLabel.put(context, "dashboard").put("tenant", "north"))
			.block(TIMEOUT);
		assertThat(event().label()).isEqualTo("dashboard");
		assertThat(event().context().<String>get("tenant")).isEqualTo("north");
	}

	@Test
	void executeWhenStatementEndsListenerIsToldBeforeSubscriber() {
		for (int i = 0; i < 200; i++) {
			this.events.clear();
			Mono<Integer> told = this.client.sql("SELECT 1").fetch().one().map((row) -> this.events.size());
			Mono<Integer> toldOfUpdate = this.client.sql("UPDATE things SET name = 'y' WHERE id = 1")
				.fetch()
				.rowsUpdated()
				.map((count) -> this.events.size());
			assertThat(told.block(TIMEOUT)).isEqualTo(1);
			assertThat(toldOfUpdate.block(TIMEOUT)).isEqualTo(2);
		}
	}

	@Test
	void executeWhenListenerThrowsGoesOn() {
		ConnectionFactory failing = StatementObservation.observe(TestDatabase.connectionFactory(), (event) -> {
			throw new IllegalStateException("broken");
		});
		Object count = onConnection(failing,
				(statement) -> Flux.from(statement.execute()).flatMap((result) -> result.map((row) -> row.get(0))),
				"SELECT count(*) FROM things")
			.blockLast(TIMEOUT);
		assertThat(count).isEqualTo(1000L);
	}

	@Test
	void executeMeasuresFromSubscriptionToEnd() {
		AtomicLong clock = new AtomicLong(500);
		ConnectionFactory timed = StatementObservation.observe(TestDatabase.connectionFactory(), this.events::add,
				CommitListener.none(), clock::get);
		onConnection(timed,
				(statement) -> Flux.from(statement.execute())
					.flatMap((result) -> result.map((row) -> clock.addAndGet(1_000))),
				"SELECT * FROM generate_series(1, 3)")
			.blockLast(TIMEOUT);
		assertThat(event().durationNanos()).isEqualTo(3_000);
	}

	@Test
	void executeWhenManyRunAtOnceReportsEachOnce() {
		Flux.range(1, 500)
			.flatMap((limit) -> this.client.sql("SELECT id FROM things WHERE id <= $1")
				.bind(0, limit)
				.fetch()
				.all()
				.take((limit % 3 != 0) ? 10_000 : 1)
				.count()
				.contextWrite((context) -> context.put("limit", (limit % 3 != 0) ? limit : 1)), 16)
			.blockLast(TIMEOUT);
		assertThat(this.events).hasSize(500)
			.allSatisfy(
					(event) -> assertThat(event.rows()).isEqualTo(event.context().<Integer>get("limit").longValue()));
		assertThat(this.events).extracting((event) -> event.context().<Integer>get("limit")).contains(499, 500);
	}

	private StatementEvent event() {
		assertThat(this.events).hasSize(1);
		return this.events.get(0);
	}

	private Object run(String sql) {
		return this.client.sql(sql).fetch().rowsUpdated().block(TIMEOUT);
	}

	private static <T> Flux<T> onConnection(ConnectionFactory factory, Function<Statement, Publisher<T>> action,
			String sql) {
		return Flux.usingWhen(factory.create(), (connection) -> action.apply(connection.createStatement(sql)),
				(connection) -> connection.close());
	}

}
