package dev.covet.pool.server;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.covet.TestDatabase;
import dev.covet.TestMariaDb;
import dev.covet.pool.ServerLimit;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link R2dbcServerLimit} and {@link JdbcServerLimit}.
 */
class ServerLimitTests {

	@Test
	void readWhenPostgresqlReturnsLimitAndReserve() throws Exception {
		ServerLimit limit = read(new R2dbcServerLimit(TestDatabase.connectionFactory())).orElseThrow();
		assertThat(limit.maxConnections()).isEqualTo(300);
		assertThat(limit.reserved()).isEqualTo(3);
		assertThat(read(new JdbcServerLimit(dataSource("postgres")))).contains(limit);
	}

	@Test
	void readWhenDatabaseHasLowerLimitReturnsThat() throws Exception {
		ConnectionFactory limited = ConnectionFactories
			.get(TestDatabase.database("limited", "ALTER DATABASE limited CONNECTION LIMIT 7"));
		assertThat(read(new R2dbcServerLimit(limited))).contains(new ServerLimit(7, 0));
		assertThat(read(new JdbcServerLimit(dataSource("limited")))).contains(new ServerLimit(7, 0));
	}

	@Test
	void readWhenMariaDbReturnsLimit() throws Exception {
		ServerLimit limit = read(
				new R2dbcServerLimit(ConnectionFactories.get(TestMariaDb.database(ServerLimitTests.class))))
			.orElseThrow();
		assertThat(limit.available()).isGreaterThan(10);
	}

	@Test
	void readWhenH2IsEmpty() throws Exception {
		assertThat(read(new R2dbcServerLimit(ConnectionFactories.get("r2dbc:h2:mem:///limit")))).isEmpty();
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:limit");
		assertThat(read(new JdbcServerLimit(dataSource))).isEmpty();
	}

	@Test
	void readWhenServerCannotBeReachedFails() {
		ConnectionFactory closed = ConnectionFactories
			.get(TestDatabase.options().mutate().option(ConnectionFactoryOptions.PORT, 1).build());
		assertThatException().isThrownBy(() -> read(new R2dbcServerLimit(closed)));
		PGSimpleDataSource dataSource = dataSource("postgres");
		dataSource.setPortNumbers(new int[] { 1 });
		assertThatException().isThrownBy(() -> read(new JdbcServerLimit(dataSource)));
	}

	private static PGSimpleDataSource dataSource(String database) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setPortNumbers(new int[] { TestDatabase.port() });
		dataSource.setUser("postgres");
		dataSource.setPassword("postgres");
		dataSource.setDatabaseName(database);
		return dataSource;
	}

	private static Optional<ServerLimit> read(ServerLimitSource source) throws Exception {
		CompletionStage<Optional<ServerLimit>> answer = source.read();
		return answer.toCompletableFuture().get(TestDatabase.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
	}

}
