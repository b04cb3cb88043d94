package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import dev.covet.TestDatabase;
import dev.covet.pool.CloseReason;
import dev.covet.pool.HeldConnection;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TunedHikariDataSource} on real PostgreSQL.
 */
@ExtendWith(OutputCaptureExtension.class)
class TunedHikariDataSourceTests {

	private final List<String> heard = new ArrayList<>();

	private final HikariDataSource source = source();

	private final TunedHikariDataSource dataSource = TunedHikariDataSource.of("books", this.source, new PoolSettings(1,
			1, Duration.ofSeconds(1), Duration.ofHours(1), true, Duration.ofSeconds(10), false, Duration.ofMillis(400)),
			(key) -> false, new Listener());

	private final ManagedPool pool = TunedHikariDataSource.managedPool("unused", this.dataSource);

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void connectionWhenUnwrappedIsTheDrivers() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.unwrap(Connection.class)).isInstanceOf(PgConnection.class);
			assertThat(connection.unwrap(PGConnection.class)).isInstanceOf(PgConnection.class);
			assertThat(connection.isWrapperFor(PgConnection.class)).isTrue();
			try (Statement statement = connection.createStatement();
					PreparedStatement prepared = connection.prepareStatement("SELECT 1")) {
				assertThat(statement.unwrap(PGStatement.class)).isNotNull();
				assertThat(prepared.unwrap(PGStatement.class)).isNotNull();
				assertThat(statement.getConnection()).isSameAs(connection).hasSameHashCodeAs(connection);
			}
		}
		assertThat(this.dataSource.unwrap(DriverDataSource.class)).isNotNull();
		assertThat(this.dataSource.isWrapperFor(DriverDataSource.class)).isTrue();
	}

	@Test
	void connectionWhenClosedTwiceIsGivenBackOnce() throws SQLException {
		Connection connection = this.dataSource.getConnection();
		connection.close();
		connection.close();
		assertThat(connection.isClosed()).isTrue();
		assertThat(this.pool.status()).returns(0, PoolStatus::inUse).returns(1L, (status) -> status.held().count());
		assertThat(this.heard).containsExactly("acquire", "release");
	}

	@Test
	void connectionWhenEvictedIsClosed() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			this.dataSource.evictConnection(connection);
		}
		await().untilAsserted(() -> assertThat(this.pool.status().closed()).containsEntry(CloseReason.DEAD, 1L));
	}

	@Test
	void connectionWhenGivenBackUnseenIsNotHeld() throws SQLException {
		Connection connection = this.dataSource.getConnection();
		connection.prepareStatement("SELECT 1").getConnection().close();
		assertThat(this.pool.status()).returns(0, PoolStatus::inUse).returns(1L, (status) -> status.held().count());
	}

	@Test
	void connectionWhenHeldForLongIsReportedOnceWithItsMaskedStatement(CapturedOutput output) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			try (PreparedStatement statement = connection.prepareStatement("SELECT 'secret' WHERE 1 = ?")) {
				statement.setInt(1, 4711);
				statement.executeQuery();
			}
			await().untilAsserted(() -> assertThat(this.pool.status().longHeld()).singleElement()
				.extracting(HeldConnection::sql)
				.isEqualTo("SELECT ? WHERE ? = ?"));
			await().untilAsserted(() -> assertThat(output).contains("A connection of pool 'books' has been held"));
			try (Statement statement = connection.createStatement()) {
				statement.execute("SELECT 'other'");
			}
			assertThat(this.pool.status().longHeld()).extracting(HeldConnection::sql).containsExactly("SELECT ?");
			await().pollDelay(Duration.ofMillis(300))
				.untilAsserted(
						() -> assertThat(output.getOut().lines().filter((line) -> line.contains("has been held")))
							.hasSize(1));
		}
		assertThat(output).doesNotContain("secret", "4711");
		assertThat(this.pool.status().longHeld()).isEmpty();
	}

	@Test
	void connectionWhenNotAutoCommittedIsHandedOutOutsideOfTransactions() throws SQLException {
		this.dataSource.setAutoCommit(false);
		this.dataSource.getConnection().close();
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.unwrap(PgConnection.class).getTransactionState().name()).isEqualTo("IDLE");
		}
	}

	@Test
	void sizeWhenAllOfItIsInUseOpensNoOverflowInAdvance() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			assertThat(connection.isValid(1)).isTrue();
			assertThat(this.dataSource.getMinimumIdle()).isZero();
			assertThat(this.pool.status()).returns(1, PoolStatus::inUse).returns(0, PoolStatus::idle);
		}
		assertThat(this.dataSource.getMinimumIdle()).isEqualTo(1);
	}

	@Test
	void timeoutWhenPoolIsUsedUpKeepsTypeAndCause() throws SQLException {
		try (Connection first = this.dataSource.getConnection(); Connection second = this.dataSource.getConnection()) {
			assertThat(first).isNotEqualTo(second);
			assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(this.dataSource::getConnection)
				.withMessageContaining("Pool 'books' gave no connection within 1000 ms")
				.withMessageContaining("size 1, overflow 1 of 1, in use 2, idle 0, pending 1")
				.havingCause()
				.isInstanceOf(SQLTransientConnectionException.class)
				.withMessageContaining("request timed out");
		}
		assertThat(this.heard).containsExactly("acquire", "acquire", "timeout", "release", "release");
	}

	@Test
	void getConnectionWhenDatabaseIsNotThereFailsWithTheDriversError() {
		this.source.setJdbcUrl("jdbc:postgresql://localhost:1/nowhere");
		try (TunedHikariDataSource nowhere = TunedHikariDataSource.of("nowhere", this.source, this.pool.getSettings(),
				(key) -> false, PoolListener.of(List.of()))) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(nowhere::getConnection)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
		}
	}

	@Test
	void connectionWhenOfH2IsPingedToo() throws SQLException {
		this.source.setJdbcUrl("jdbc:h2:mem:" + getClass().getSimpleName());
		try (TunedHikariDataSource h2 = TunedHikariDataSource.of("h2", this.source, this.pool.getSettings(),
				(key) -> false, PoolListener.of(List.of()))) {
			h2.getConnection().close();
			try (Connection connection = h2.getConnection(); Statement statement = connection.createStatement()) {
				assertThat(statement.execute("SELECT 1")).isTrue();
			}
			assertThat(TunedHikariDataSource.managedPool("h2", h2).status()).returns(2L, PoolStatus::acquired)
				.returns(1L, PoolStatus::created);
		}
	}

	@Test
	void connectionWhenThereIsTestQueryIsPingedWithIt() throws SQLException {
		this.source.setConnectionTestQuery("SELECT 1 / 0");
		try (TunedHikariDataSource wrong = TunedHikariDataSource.of("wrong", this.source, this.pool.getSettings(),
				(key) -> false, PoolListener.of(List.of()))) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(wrong::getConnection);
		}
	}

	@Test
	void statusWhenClosedCountsShutDown() throws SQLException {
		this.dataSource.getConnection().close();
		this.dataSource.close();
		assertThat(this.pool.status()).returns(0, PoolStatus::open)
			.satisfies((status) -> assertThat(status.closed()).containsEntry(CloseReason.SHUTDOWN, 1L));
	}

	@Test
	void echoWhenOnLogsEachStep(CapturedOutput output) throws SQLException {
		try (TunedHikariDataSource loud = TunedHikariDataSource.of(
				"loud", this.source, new PoolSettings(1, 0, Duration.ofSeconds(1), Duration.ofHours(1), true,
						Duration.ofSeconds(10), true, Duration.ofSeconds(30)),
				(key) -> false, PoolListener.of(List.of()))) {
			loud.getConnection().close();
		}
		assertThat(output).contains("Pool 'loud': opened", "Pool 'loud': handed out", "Pool 'loud': given back",
				"Pool 'loud': closed");
	}

	private static HikariDataSource source() {
		HikariDataSource source = new HikariDataSource();
		source.setJdbcUrl("jdbc:postgresql://localhost:" + TestDatabase.port() + "/postgres");
		source.setUsername("postgres");
		source.setPassword("postgres");
		return source;
	}

	private final class Listener implements PoolListener {

		@Override
		public void onAcquire(ManagedPool pool, long nanos) {
			TunedHikariDataSourceTests.this.heard.add("acquire");
		}

		@Override
		public void onRelease(ManagedPool pool, long heldNanos) {
			TunedHikariDataSourceTests.this.heard.add("release");
		}

		@Override
		public void onTimeout(ManagedPool pool, long nanos) {
			TunedHikariDataSourceTests.this.heard.add("timeout");
		}

	}

}
