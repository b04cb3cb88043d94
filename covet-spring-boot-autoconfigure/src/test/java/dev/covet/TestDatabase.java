package dev.covet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL server of the tests, started once for all of them.
 */
public final class TestDatabase {

	/** How long a test waits for an answer. */
	public static final Duration TIMEOUT = Duration.ofSeconds(15);

	private static final EmbeddedPostgres SERVER = start();

	private TestDatabase() {
	}

	public static int port() {
		return SERVER.getPort();
	}

	public static PostgresqlConnectionFactory connectionFactory() {
		return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
			.host("localhost")
			.port(port())
			.username("postgres")
			.password("postgres")
			.database("postgres")
			.build());
	}

	public static ConnectionFactoryOptions options() {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "postgresql")
			.option(ConnectionFactoryOptions.HOST, "localhost")
			.option(ConnectionFactoryOptions.PORT, port())
			.option(ConnectionFactoryOptions.USER, "postgres")
			.option(ConnectionFactoryOptions.PASSWORD, "postgres")
			.option(ConnectionFactoryOptions.DATABASE, "postgres")
			.build();
	}

	/**
	 * Create the schema of a test class, empty, in place of one that is there.
	 * @param test the test class, which keeps what it makes apart from others
	 * @return options for connections whose tables are there
	 */
	public static ConnectionFactoryOptions schema(Class<?> test) {
		String name = test.getSimpleName().toLowerCase(Locale.ROOT);
		execute("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name);
		return options().mutate().option(Option.valueOf("schema"), name).build();
	}

	/**
	 * Create a database of its own, for tests that look at everything in it.
	 * @param name its name
	 * @param sql statements that fill it
	 * @return options for connections to it
	 */
	public static ConnectionFactoryOptions database(String name, String sql) {
		execute("DROP DATABASE IF EXISTS " + name);
		execute("CREATE DATABASE " + name);
		execute(name, sql);
		return options().mutate().option(ConnectionFactoryOptions.DATABASE, name).build();
	}

	/**
	 * Ask the server for one value, apart from any pool.
	 * @param sql the query
	 * @return the value as text
	 */
	public static String query(String sql) {
		try (var connection = SERVER.getPostgresDatabase().getConnection();
				var statement = connection.createStatement();
				var result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void execute(String sql) {
		execute("postgres", sql);
	}

	private static void execute(String database, String sql) {
		try (var connection = SERVER.getDatabase("postgres", database).getConnection();
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
