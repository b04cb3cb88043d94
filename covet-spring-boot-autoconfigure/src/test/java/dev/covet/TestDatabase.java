package dev.covet;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The PostgreSQL server of the tests, started once for all of them.
 */
public final class TestDatabase {

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

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
