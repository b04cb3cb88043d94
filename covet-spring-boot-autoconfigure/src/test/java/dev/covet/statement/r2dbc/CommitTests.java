package dev.covet.statement.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.covet.TestDatabase;
import dev.covet.statement.CommitListener;
import dev.covet.statement.Commits;
import dev.covet.statement.StatementListener;
import dev.covet.statement.TransactionWrites;
import dev.covet.statement.WrittenRows;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Tests for writes that are told when they are committed, on PostgreSQL.
 */
class CommitTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final String UPDATE = "UPDATE things SET name = 'x' WHERE id = 1";

	private static final String INSERT = "INSERT INTO things VALUES (2, 'two')";

	private final CommitRecorder told = new CommitRecorder();

	private final ConnectionFactory driver = ConnectionFactories.get(TestDatabase.schema(CommitTests.class));

	private final ConnectionPool pool = pool(
			StatementObservation.observe(this.driver, StatementListener.none(), this.told));

	private final DatabaseClient client = DatabaseClient.create(this.pool);

	private final R2dbcTransactionManager manager = new R2dbcTransactionManager(this.pool);

	private final TransactionalOperator transaction = TransactionalOperator.create(this.manager);

	@BeforeEach
	void createTable() {
		run("CREATE TABLE things (id int PRIMARY KEY, name text)");
		run("INSERT INTO things VALUES (1, 'one')");
		this.told.forget();
	}

	@AfterEach
	void closePool() {
		this.pool.close().block(TIMEOUT);
	}

	@Test
	void executeWhenReadsTellsNothing() {
		this.client.sql("SELECT * FROM things").fetch().all().blockLast(TIMEOUT);
		run("SHOW work_mem");
		run("EXPLAIN DELETE FROM things");
		assertThat(this.told.commits()).isEmpty();
	}

	@Test
	void executeWhenWritesIsToldBeforeSubscriberHears() {
		Long updated = this.client.sql(UPDATE)
			.fetch()
			.rowsUpdated()
			.doOnNext((count) -> assertTold(UPDATE))
			.block(TIMEOUT);
		assertThat(updated).isOne();
		assertTold(UPDATE);
	}

	@Test
	void executeWhenRowReturnsIsToldBeforeFirstRow() {
		String sql = "INSERT INTO things SELECT n FROM generate_series(2, 9) n RETURNING id";
		Integer id = this.client.sql(sql)
			.map((row) -> row.get(0, Integer.class))
			.first()
			.doOnNext((first) -> assertTold(sql))
			.block(TIMEOUT);
		assertThat(id).isEqualTo(2);
	}

	@Test
	void executeWhenManyRowsReturnPassesThemAllOnAndTells() {
		String sql = "INSERT INTO things SELECT n FROM generate_series(2, 5001) n RETURNING id";
		List<Integer> ids = this.client.sql(sql)
			.map((row) -> row.get(0, Integer.class))
			.all()
			.limitRate(10)
			.collectList()
			.block(TIMEOUT);
		assertThat(ids).hasSize(5000).doesNotHaveDuplicates();
		assertTold(sql);
	}

	@Test
	void executeWhenOnlyFirstResultIsTakenIsToldBeforeItIsRead() {
		on((connection) -> Mono.from(connection.createStatement(UPDATE).execute())
			.flatMap((result) -> Mono.from(result.getRowsUpdated()))
			.doOnNext((count) -> assertTold(UPDATE)));
		assertTold(UPDATE);
		assertThat(block(name(1))).isEqualTo("x");
	}

	@Test
	void executeWhenFirstResultIsReadElsewhereIsToldBeforeItIsRead() {
		on((connection) -> Mono.from(connection.createStatement(UPDATE).execute())
			.publishOn(Schedulers.boundedElastic())
			.delayElement(Duration.ofMillis(20))
			.flatMap((result) -> Mono.from(result.getRowsUpdated()))
			.doOnNext((count) -> assertThat(this.told.commits()).contains(List.of(UPDATE))));
	}

	@Test
	void executeWhenResultIsNotReadIsTold() {
		on((connection) -> Mono.from(connection.createStatement(UPDATE).execute()).then());
		await().atMost(TIMEOUT).until(() -> block(name(1)).equals("x"));
		await().atMost(TIMEOUT).until(() -> !this.told.commits().isEmpty());
		this.client.sql("SELECT 1").fetch().one().block(TIMEOUT);
		on((connection) -> Flux.from(connection.createStatement(INSERT).execute()).then());
		assertThat(this.told.commits()).contains(List.of(INSERT));
	}

	@Test
	void executeWhenSegmentsAreReadIsTold() {
		on((connection) -> Flux.from(connection.createStatement(UPDATE).execute())
			.concatMap((result) -> result.filter(Result.UpdateCount.class::isInstance)
				.flatMap((segment) -> Mono.just(segment)))
			.doOnNext((segment) -> assertTold(UPDATE)));
	}

	@Test
	void executeWhenBatchTellsOnceForAllTexts() {
		List<Long> counts = on(
				(connection) -> Flux.from(connection.createBatch().add(UPDATE).add("SELECT 1").add(INSERT).execute())
					.concatMap(Result::getRowsUpdated, 1));
		assertThat(counts).hasSize(3);
		assertTold(UPDATE + "; SELECT 1; " + INSERT);
	}

	@Test
	void executeWhenSeveralBindingsTellsOnce() {
		List<Long> counts = on((connection) -> {
			var statement = connection.createStatement("INSERT INTO things VALUES ($1, 'n')");
			for (int id = 10; id < 60; id++) {
				statement.bind(0, id);
				if (id < 59) {
					statement.add();
				}
			}
			return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated, 1);
		});
		assertThat(counts).hasSize(50);
		assertTold("INSERT INTO things VALUES ($1, 'n')");
	}

	@Test
	void executeWhenOneOfSeveralResultsIsTakenIsToldInTheEnd() {
		on((connection) -> Mono.from(connection.createBatch().add(UPDATE).add(INSERT).execute())
			.flatMap((result) -> Mono.from(result.getRowsUpdated())));
		await().atMost(TIMEOUT).until(() -> !this.told.commits().isEmpty());
		this.client.sql("SELECT 1").fetch().one().block(TIMEOUT);
	}

	@Test
	void executeWhenTextHasSeveralStatementsIsTold() {
		run("SELECT 1; " + UPDATE);
		assertTold("SELECT 1; " + UPDATE);
		this.told.forget();
		run("SELECT 'a;b'; SELECT 2");
		assertThat(this.told.commits()).isEmpty();
	}

	@Test
	void executeWhenFailsIsToldBeforeError() {
		String sql = "INSERT INTO things VALUES (1, 'again')";
		assertThatThrownBy(() -> run(sql)).isNotNull();
		assertTold(sql);
	}

	@Test
	void executeWhenRowsAreKnownTellsThem() {
		WrittenRows rows = WrittenRows.of("things", Set.of(1));
		this.client.sql(UPDATE).fetch().rowsUpdated().contextWrite(rows::into).block(TIMEOUT);
		assertThat(this.told.statements()).containsExactly(new WrittenStatement(UPDATE, rows));
	}

	@Test
	void executeWhenListenerFailsGoesOn() {
		CommitListener failing = (statements) -> Mono.error(new IllegalStateException("test"));
		ConnectionPool own = pool(StatementObservation.observe(this.driver, StatementListener.none(), failing));
		DatabaseClient other = DatabaseClient.create(own);
		assertThat(other.sql(UPDATE).fetch().rowsUpdated().block(TIMEOUT)).isOne();
		own.close().block(TIMEOUT);
	}

	@Test
	void executeWhenCancelledIsToldAtOnceAndWhenItEnds() {
		Connection blocker = Mono.from(this.driver.create()).block(TIMEOUT);
		Mono.from(blocker.beginTransaction()).block(TIMEOUT);
		Flux.from(blocker.createStatement(UPDATE).execute()).flatMap(Result::getRowsUpdated).blockLast(TIMEOUT);
		String late = "UPDATE things SET name = 'late' WHERE id = 1";
		Disposable write = this.client.sql(late).fetch().rowsUpdated().subscribe();
		await().atMost(TIMEOUT).until(() -> waiting() > 0);
		write.dispose();
		await().atMost(TIMEOUT).until(() -> this.told.commits().size() >= 2);
		this.told.forget();
		Mono.from(blocker.commitTransaction()).block(TIMEOUT);
		Mono.from(blocker.close()).block(TIMEOUT);
		await().atMost(TIMEOUT).until(() -> block(name(1)).equals("late"));
		await().atMost(TIMEOUT).until(() -> this.told.commits().contains(List.of(late)));
	}

	@Test
	void executeWhenCommitIsSlowIsToldWhenOthersSeeIt() {
		run("""
				CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
				$$ BEGIN RAISE NOTICE 'sends what is buffered'; PERFORM pg_sleep(0.3); RETURN NULL; END $$""");
		run("""
				CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON things DEFERRABLE INITIALLY DEFERRED
				FOR EACH ROW EXECUTE FUNCTION slow()""");
		List<String> seen = new CopyOnWriteArrayList<>();
		ConnectionPool own = pool(StatementObservation.observe(this.driver, StatementListener.none(),
				(statements) -> name(2).doOnNext(seen::add).then()));
		DatabaseClient other = DatabaseClient.create(own);
		Long count = other.sql("INSERT INTO things VALUES ($1, 'two')").bind(0, 2).fetch().rowsUpdated().block(TIMEOUT);
		assertThat(count).isOne();
		assertThat(seen).containsExactly("two");
		own.close().block(TIMEOUT);
	}

	@Test
	void executeWhenConnectionIsLostIsToldAtOnceAndAgain() {
		Connection blocker = Mono.from(this.driver.create()).block(TIMEOUT);
		Mono.from(blocker.beginTransaction()).block(TIMEOUT);
		execute(blocker, UPDATE).blockLast(TIMEOUT);
		String late = "UPDATE things SET name = 'late' WHERE id = 1";
		CompletableFuture<Long> write = this.client.sql(late).fetch().rowsUpdated().toFuture();
		await().atMost(TIMEOUT).until(() -> waiting() > 0);
		TestDatabase.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted");
		assertThatThrownBy(() -> write.get(5, TimeUnit.SECONDS)).isNotNull();
		assertTold(late);
		await().atMost(TIMEOUT).until(() -> this.told.commits().equals(List.of(List.of(late), List.of(late))));
		Mono.from(blocker.close()).block(TIMEOUT);
	}

	@Test
	void executeWhenReadsReturnsWhatTheDriverReturns() {
		WriteWatch watch = on((connection) -> Mono.just(new WriteWatch(connection, new Commits(this.told)))).get(0);
		Flux<Result> results = Flux.never();
		assertThat((Object) watch.watch(results, "SELECT * FROM things WHERE id = $1")).isSameAs(results);
		assertThat((Object) watch.watch(results, UPDATE)).isNotSameAs(results);
	}

	@Test
	void transactionWhenCommittedTellsAllBeforeSubscriberHears() {
		Long count = this.client.sql(UPDATE)
			.fetch()
			.rowsUpdated()
			.then(this.client.sql("SELECT count(*) FROM things").fetch().one())
			.then(this.client.sql(INSERT).fetch().rowsUpdated())
			.doOnNext((ignored) -> assertThat(this.told.commits()).isEmpty())
			.as(this.transaction::transactional)
			.block(TIMEOUT);
		assertThat(count).isOne();
		assertTold(UPDATE, INSERT);
	}

	@Test
	void transactionWhenRolledBackTellsNothing() {
		Mono<Long> failing = this.client.sql(UPDATE)
			.fetch()
			.rowsUpdated()
			.then(Mono.error(new IllegalStateException("test")));
		assertThatThrownBy(() -> failing.as(this.transaction::transactional).block(TIMEOUT)).hasMessage("test");
		this.client.sql(INSERT).fetch().rowsUpdated().as(this.transaction::transactional).block(TIMEOUT);
		assertTold(INSERT);
	}

	@Test
	void transactionWhenRolledBackToSavepointForgetsWhatCameAfter() {
		String inner = "DELETE FROM things WHERE id = 1";
		TransactionalOperator nested = TransactionalOperator.create(this.manager,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
		this.transaction
			.transactional(this.client.sql(UPDATE)
				.fetch()
				.rowsUpdated()
				.then(this.client.sql(inner)
					.fetch()
					.rowsUpdated()
					.then(Mono.<Long>error(new IllegalStateException("test")))
					.as(nested::transactional)
					.onErrorReturn(0L))
				.then(this.client.sql(INSERT).fetch().rowsUpdated().as(nested::transactional)))
			.block(TIMEOUT);
		assertTold(UPDATE, INSERT);
	}

	@Test
	void transactionWhenOpenShowsItsWrites() {
		List<WrittenStatement> written = on((connection) -> Mono.from(connection.beginTransaction())
			.thenMany(Flux.from(connection.createStatement(UPDATE).execute()).flatMap(Result::getRowsUpdated))
			.then(Mono.fromSupplier(() -> writes(connection).written()))
			.flatMap((list) -> Mono.from(connection.rollbackTransaction()).thenReturn(list))).get(0);
		assertThat(written).containsExactly(new WrittenStatement(UPDATE, null));
		on((connection) -> Mono.fromRunnable(() -> assertThat(writes(connection).written()).isEmpty()));
		assertThat(this.told.commits()).isEmpty();
	}

	@Test
	void transactionWhenWriteIsCancelledKeepsIt() {
		on((connection) -> Mono.from(connection.beginTransaction())
			.thenMany(Flux.from(connection.createStatement(UPDATE + " RETURNING id").execute())
				.flatMap((result) -> result.map((row) -> row.get(0)))
				.take(1))
			.then(Mono.from(connection.commitTransaction())));
		assertTold(UPDATE + " RETURNING id");
	}

	@Test
	void commitWhenCancelledIsToldAtOnceAndWhenItEnds() {
		run("ALTER TABLE things ADD COLUMN other int REFERENCES things DEFERRABLE INITIALLY DEFERRED");
		this.told.forget();
		Connection blocker = Mono.from(this.driver.create()).block(TIMEOUT);
		Mono.from(blocker.beginTransaction()).block(TIMEOUT);
		Flux.from(blocker.createStatement("UPDATE things SET id = 7 WHERE id = 1").execute())
			.flatMap(Result::getRowsUpdated)
			.blockLast(TIMEOUT);
		// The check at the commit waits for the row that the foreign key names
		String sql = "INSERT INTO things VALUES (3, 'three', 1)";
		Connection connection = this.pool.create().block(TIMEOUT);
		Mono.from(connection.beginTransaction()).block(TIMEOUT);
		Flux.from(connection.createStatement(sql).execute()).flatMap(Result::getRowsUpdated).blockLast(TIMEOUT);
		Disposable commit = Mono.from(connection.commitTransaction()).subscribe();
		await().atMost(TIMEOUT).until(() -> waiting() > 0);
		assertThat(this.told.commits()).isEmpty();
		commit.dispose();
		await().atMost(TIMEOUT).until(() -> this.told.commits().size() >= 2);
		this.told.forget();
		Mono.from(blocker.rollbackTransaction()).block(TIMEOUT);
		Mono.from(blocker.close()).block(TIMEOUT);
		await().atMost(TIMEOUT).until(() -> this.told.commits().contains(List.of(sql)));
		assertThat(block(name(3))).isEqualTo("three");
		Mono.from(connection.close()).block(TIMEOUT);
	}

	@Test
	void commitWhenFailsIsToldBeforeError() {
		assertThatThrownBy(() -> on((connection) -> Mono.from(connection.beginTransaction())
			.thenMany(Flux.from(connection.createStatement(UPDATE).execute()).flatMap(Result::getRowsUpdated))
			.thenMany(Flux.from(connection.createStatement("SELECT 1/0").execute())
				.flatMap((result) -> result.map((row) -> row.get(0)))
				.onErrorResume((ex) -> Flux.empty()))
			.then(Mono.from(connection.commitTransaction())))).isInstanceOf(R2dbcException.class);
		assertThat(this.told.commits()).contains(List.of(UPDATE));
	}

	@Test
	void closeWhenTransactionIsOpenTellsNothing() {
		on((connection) -> Mono.from(connection.beginTransaction())
			.thenMany(Flux.from(connection.createStatement(UPDATE).execute()).flatMap(Result::getRowsUpdated)));
		run(INSERT);
		assertTold(INSERT);
		assertThat(block(name(1))).isEqualTo("one");
	}

	@Test
	void autoCommitWhenSwitchedOnTells() {
		on((connection) -> Mono.from(connection.setAutoCommit(false))
			.thenMany(execute(connection, UPDATE))
			.then(Mono.fromRunnable(() -> assertThat(this.told.commits()).isEmpty()))
			.then(Mono.from(connection.setAutoCommit(true)))
			.then(Mono.fromRunnable(() -> assertTold(UPDATE))));
	}

	@Test
	void textWhenCommitsTellsAllOfTheTransaction() {
		on((connection) -> execute(connection, "BEGIN").thenMany(execute(connection, UPDATE))
			.thenMany(execute(connection, "/* now */ insert into things values (5)"))
			.then(Mono.fromRunnable(() -> assertThat(this.told.commits()).isEmpty()))
			.thenMany(execute(connection, "COMMIT")));
		assertTold(UPDATE, "/* now */ insert into things values (5)");
		run(INSERT);
		assertThat(this.told.commits()).hasSize(2);
	}

	@Test
	void textWhenRollsBackTellsNothing() {
		on((connection) -> execute(connection, "start transaction").thenMany(execute(connection, UPDATE))
			.thenMany(execute(connection, "rollback")));
		run(INSERT);
		assertTold(INSERT);
	}

	@Test
	void textWhenRollsBackToSavepointKeepsWrites() {
		on((connection) -> execute(connection, "BEGIN").thenMany(execute(connection, "SAVEPOINT a"))
			.thenMany(execute(connection, UPDATE))
			.thenMany(execute(connection, "ROLLBACK TO a"))
			.thenMany(execute(connection, "COMMIT")));
		assertTold(UPDATE);
	}

	@Test
	void textWhenHoldsWholeTransactionTells() {
		String sql = "BEGIN; " + UPDATE + "; COMMIT";
		run(sql);
		assertTold(sql);
		this.told.forget();
		run(INSERT);
		assertTold(INSERT);
	}

	@Test
	void textWhenCommitsTransactionOfTheDriverTells() {
		on((connection) -> Mono.from(connection.beginTransaction())
			.thenMany(execute(connection, UPDATE))
			.thenMany(execute(connection, "COMMIT"))
			.thenMany(execute(connection, INSERT))
			.then(Mono.from(connection.rollbackTransaction())));
		assertThat(this.told.commits()).containsExactly(List.of(UPDATE), List.of(INSERT));
	}

	private static TransactionWrites writes(Connection connection) {
		TransactionWrites writes = TransactionWritesOf.connection(connection);
		assertThat(writes).isNotNull();
		return writes;
	}

	private static Flux<Long> execute(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
	}

	private void assertTold(String... statements) {
		assertThat(this.told.commits()).containsExactly(List.of(statements));
	}

	private Mono<String> name(int id) {
		return Mono
			.usingWhen(this.driver.create(),
					(connection) -> Mono
						.from(connection.createStatement("SELECT name FROM things WHERE id = " + id).execute())
						.flatMap((result) -> Mono.from(result.map((row) -> String.valueOf(row.get(0))))),
					Connection::close)
			.defaultIfEmpty("none");
	}

	private static String block(Mono<String> name) {
		return name.blockOptional(TIMEOUT).orElseThrow();
	}

	private static int waiting() {
		return Integer.parseInt(TestDatabase.query("SELECT count(*) FROM pg_locks WHERE NOT granted"));
	}

	private void run(String sql) {
		this.client.sql(sql).fetch().rowsUpdated().block(TIMEOUT);
	}

	private <T> List<T> on(Function<Connection, Publisher<T>> action) {
		return Flux.usingWhen(this.pool.create(), action, Connection::close).collectList().block(TIMEOUT);
	}

	private static ConnectionPool pool(ConnectionFactory factory) {
		return new ConnectionPool(ConnectionPoolConfiguration.builder(factory).initialSize(0).maxSize(2).build());
	}

}
