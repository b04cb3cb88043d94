package dev.covet.statement.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.covet.TestDatabase;
import dev.covet.TestMariaDb;
import dev.covet.statement.StatementListener;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for writes that are told when they are committed, where changes of the schema
 * commit them.
 */
class OtherDatabaseCommitTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final String INSERT = "INSERT INTO things VALUES (1)";

	private static final String UPDATE = "UPDATE things SET id = 2";

	private final CommitRecorder told = new CommitRecorder();

	@ParameterizedTest
	@EnumSource
	void executeWhenWritesIsTold(Database database) {
		on(database, (connection) -> execute(connection, INSERT).doOnNext((count) -> assertTold(INSERT)));
		assertTold(INSERT);
		this.told.forget();
		on(database,
				(connection) -> execute(connection, "SELECT * FROM things")
					.thenMany(Mono.from(connection.createStatement(UPDATE).execute())
						.flatMap((result) -> Mono.from(result.getRowsUpdated()))
						.doOnNext((count) -> assertTold(UPDATE))));
		assertTold(UPDATE);
	}

	@ParameterizedTest
	@EnumSource
	void executeWhenSeveralBindingsIsTold(Database database) {
		String sql = (database == Database.H2) ? "INSERT INTO things VALUES ($1)" : "INSERT INTO things VALUES (?)";
		List<Long> counts = on(database,
				(connection) -> Flux
					.from(connection.createStatement(sql).bind(0, 1).add().bind(0, 2).add().bind(0, 3).execute())
					.concatMap(Result::getRowsUpdated, 1));
		assertThat(counts).containsExactly(1L, 1L, 1L);
		assertTold(sql);
	}

	@ParameterizedTest
	@EnumSource
	void executeWhenBatchIsTold(Database database) {
		on(database, (connection) -> Flux.from(connection.createBatch().add(INSERT).add(UPDATE).execute())
			.concatMap(Result::getRowsUpdated, 1));
		assertTold(INSERT + "; " + UPDATE);
	}

	@ParameterizedTest
	@EnumSource
	void transactionWhenCommittedIsToldAndWhenRolledBackIsNot(Database database) {
		on(database,
				(connection) -> Mono.from(connection.beginTransaction())
					.thenMany(execute(connection, INSERT))
					.then(Mono.from(connection.createSavepoint("s")))
					.thenMany(execute(connection, "DELETE FROM things"))
					.then(Mono.from(connection.rollbackTransactionToSavepoint("s")))
					.then(Mono.fromRunnable(() -> assertThat(this.told.commits()).isEmpty()))
					.then(Mono.from(connection.commitTransaction()))
					.then(Mono.from(connection.beginTransaction()))
					.thenMany(execute(connection, UPDATE))
					.then(Mono.from(connection.rollbackTransaction())));
		assertTold(INSERT);
	}

	@ParameterizedTest
	@EnumSource
	void transactionWhenSchemaChangeCommitsItIsTold(Database database) {
		on(database,
				(connection) -> Mono.from(connection.beginTransaction())
					.thenMany(execute(connection, INSERT))
					.thenMany(execute(connection, "CREATE TABLE others (id int)"))
					.then(Mono.fromRunnable(() -> assertThat(this.told.commits())
						.containsExactly(List.of(INSERT, "CREATE TABLE others (id int)"))))
					.thenMany(execute(connection, UPDATE))
					.then(Mono.from(connection.rollbackTransaction())));
		assertThat(this.told.commits().get(1)).contains(UPDATE);
	}

	@ParameterizedTest
	@EnumSource
	void textWhenCommitsIsTold(Database database) {
		on(database,
				(connection) -> execute(connection, "BEGIN").thenMany(execute(connection, INSERT))
					.then(Mono.fromRunnable(() -> assertThat(this.told.commits()).isEmpty()))
					.thenMany(execute(connection, "COMMIT")));
		assertTold(INSERT);
	}

	@ParameterizedTest
	@EnumSource
	void executeWhenCancelledIsTold(Database database) {
		on(database, (connection) -> Flux.from(connection.createStatement(INSERT).execute()).take(1).then());
		await().atMost(TIMEOUT).until(() -> this.told.commits().contains(List.of(INSERT)));
	}

	@ParameterizedTest
	@EnumSource
	void autoCommitWhenSwitchedOnIsTold(Database database) {
		on(database,
				(connection) -> Mono.from(connection.setAutoCommit(false))
					.thenMany(execute(connection, INSERT))
					.then(Mono.fromRunnable(() -> assertThat(this.told.commits()).isEmpty()))
					.then(Mono.from(connection.setAutoCommit(true))));
		assertTold(INSERT);
	}

	private static Flux<Long> execute(Connection connection, String sql) {
		return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
	}

	private void assertTold(String... statements) {
		assertThat(this.told.commits()).containsExactly(List.of(statements));
	}

	private <T> List<T> on(Database database, Function<Connection, Publisher<T>> action) {
		ConnectionFactory driver = database.connectionFactory();
		ConnectionFactory observed = StatementObservation.observe(driver, StatementListener.none(), this.told);
		return Flux.usingWhen(observed.create(), action, Connection::close).collectList().block(TIMEOUT);
	}

	/**
	 * A database with an empty table each time.
	 */
	enum Database {

		H2 {
			@Override
			ConnectionFactoryOptions options() {
				return ConnectionFactoryOptions
					.parse("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1");
			}
		},

		MARIADB {
			@Override
			ConnectionFactoryOptions options() {
				return TestMariaDb.database(OtherDatabaseCommitTests.class);
			}
		};

		abstract ConnectionFactoryOptions options();

		ConnectionFactory connectionFactory() {
			ConnectionFactory driver = ConnectionFactories.get(options());
			Stream.of("CREATE TABLE things (id int)")
				.forEach((sql) -> Flux
					.usingWhen(driver.create(), (connection) -> execute(connection, sql), Connection::close)
					.blockLast(TIMEOUT));
			return driver;
		}

	}

}
