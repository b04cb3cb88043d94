package dev.covet.statement.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.TestDatabase;
import dev.covet.statement.CommitListener;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import dev.covet.statement.WrittenStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JdbcStatementObservation} on PostgreSQL.
 */
class JdbcStatementObservationTests {

	private static final String UPDATE = "UPDATE jdbc_things SET name = 'x' WHERE id = 1";

	private static final String INSERT = "INSERT INTO jdbc_things VALUES (2, 'two')";

	private final List<StatementEvent> events = new CopyOnWriteArrayList<>();

	private final List<List<String>> told = new CopyOnWriteArrayList<>();

	private final HikariDataSource pool = pool();

	private final DataSource observed = JdbcStatementObservation.observe(this.pool, this.events::add, this::onCommit);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.observed);

	private final TransactionTemplate transaction = new TransactionTemplate(
			new DataSourceTransactionManager(this.observed));

	@BeforeEach
	void createTable() {
		this.jdbc.execute("DROP TABLE IF EXISTS jdbc_things");
		this.jdbc.execute("CREATE TABLE jdbc_things (id int PRIMARY KEY, name text)");
		this.jdbc.update("INSERT INTO jdbc_things VALUES (1, 'one')");
		this.events.clear();
		this.told.clear();
	}

	@AfterEach
	void closePool() {
		this.pool.close();
	}

	@Test
	void observeWhenNobodyListensReturnsDataSourceItself() {
		assertThat(JdbcStatementObservation.observe(this.pool, StatementListener.none(), CommitListener.none()))
			.isSameAs(this.pool);
	}

	@Test
	void unwrapReturnsPool() throws SQLException {
		assertThat(this.observed.unwrap(HikariDataSource.class)).isSameAs(this.pool);
		assertThat(this.observed.isWrapperFor(HikariDataSource.class)).isTrue();
	}

	@Test
	void executeWhenReadsIsOneEventAndTellsNothing() {
		assertThat(this.jdbc.queryForList("SELECT name FROM jdbc_things WHERE id = ?", String.class, 1))
			.containsExactly("one");
		assertThat(this.told).isEmpty();
		StatementEvent event = this.events.get(0);
		assertThat(this.events).hasSize(1);
		assertThat(event.sql()).isEqualTo("SELECT name FROM jdbc_things WHERE id = ?");
		assertThat(event.duration()).isBetween(Duration.ofNanos(1000), TestDatabase.TIMEOUT);
		assertThat(event.inTransaction()).isFalse();
		assertThat(event.context().isEmpty()).isTrue();
		assertThat(event.error()).isNull();
	}

	@Test
	void updateWhenOutsideOfTransactionIsToldBeforeItReturns() {
		assertThat(this.jdbc.update(UPDATE)).isOne();
		assertThat(this.told).containsExactly(List.of(UPDATE));
		assertThat(this.events).singleElement().extracting(StatementEvent::rows).isEqualTo(1L);
	}

	@Test
	void updateWhenFailsIsTold() {
		String sql = "INSERT INTO jdbc_things VALUES (1, 'again')";
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.jdbc.update(sql));
		assertThat(this.told).containsExactly(List.of(sql));
		assertThat(this.events).singleElement().extracting(StatementEvent::failed).isEqualTo(true);
	}

	@Test
	void batchIsOneEventWithAllTextsAndRows() {
		this.jdbc.batchUpdate(UPDATE, INSERT);
		assertThat(this.told).containsExactly(List.of(UPDATE + "; " + INSERT));
		assertThat(this.events).singleElement().extracting(StatementEvent::rows).isEqualTo(2L);
		this.told.clear();
		this.jdbc.batchUpdate("INSERT INTO jdbc_things VALUES (?, 'n')",
				List.of(new Object[] { 3 }, new Object[] { 4 }));
		assertThat(this.told).containsExactly(List.of("INSERT INTO jdbc_things VALUES (?, 'n')"));
	}

	@Test
	void transactionWhenCommittedTellsAllOfIt() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update(UPDATE);
			this.jdbc.queryForList("SELECT * FROM jdbc_things");
			this.jdbc.update(INSERT);
			assertThat(this.told).isEmpty();
		});
		assertThat(this.told).containsExactly(List.of(UPDATE, INSERT));
		assertThat(this.events).allMatch(StatementEvent::inTransaction);
	}

	@Test
	void transactionWhenRolledBackTellsNothing() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update(UPDATE);
			status.setRollbackOnly();
		});
		this.jdbc.update(INSERT);
		assertThat(this.told).containsExactly(List.of(INSERT));
	}

	@Test
	void transactionWhenRolledBackToSavepointForgetsWhatCameAfter() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update(UPDATE);
			Object savepoint = status.createSavepoint();
			this.jdbc.update(INSERT);
			status.rollbackToSavepoint(savepoint);
			status.releaseSavepoint(savepoint);
			this.jdbc.update("DELETE FROM jdbc_things WHERE id = 3");
		});
		assertThat(this.told).containsExactly(List.of(UPDATE, "DELETE FROM jdbc_things WHERE id = 3"));
	}

	@Test
	void savepointWhenUnnamedForgetsWhatCameAfter() throws SQLException {
		try (Connection connection = this.observed.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			Savepoint first = connection.setSavepoint();
			statement.executeUpdate(UPDATE);
			connection.setSavepoint();
			statement.executeUpdate(INSERT);
			connection.rollback(first);
			statement.executeUpdate("DELETE FROM jdbc_things WHERE id = 3");
			connection.commit();
		}
		assertThat(this.told).containsExactly(List.of("DELETE FROM jdbc_things WHERE id = 3"));
	}

	@Test
	void autoCommitWhenSwitchedOnTells() throws SQLException {
		try (Connection connection = this.observed.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate(UPDATE);
			assertThat(this.told).isEmpty();
			connection.setAutoCommit(true);
			assertThat(this.told).containsExactly(List.of(UPDATE));
		}
	}

	@Test
	void closeWhenTransactionIsOpenTells() throws SQLException {
		try (Connection connection = this.observed.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate(UPDATE);
		}
		assertThat(this.told).containsExactly(List.of(UPDATE));
	}

	@Test
	void textWhenHoldsTransactionTellsAtCommit() throws SQLException {
		try (Connection connection = this.observed.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("BEGIN");
			statement.executeUpdate(UPDATE);
			assertThat(this.told).isEmpty();
			statement.execute("COMMIT");
			assertThat(this.told).containsExactly(List.of(UPDATE));
		}
	}

	private Mono<Void> onCommit(List<WrittenStatement> statements) {
		return Mono.delay(Duration.ofMillis(20))
			.then(Mono.fromRunnable(() -> this.told.add(statements.stream().map(WrittenStatement::sql).toList())));
	}

	private static HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl("jdbc:postgresql://localhost:" + TestDatabase.port() + "/postgres");
		pool.setUsername("postgres");
		pool.setPassword("postgres");
		pool.setMaximumPoolSize(2);
		pool.setMinimumIdle(0);
		return pool;
	}

}
