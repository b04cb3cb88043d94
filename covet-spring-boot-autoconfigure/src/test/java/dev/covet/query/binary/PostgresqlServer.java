package dev.covet.query.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one embedded PostgreSQL of the test JVM, with the types of {@link TypeSamples}.
 */
final class PostgresqlServer {

	static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final EmbeddedPostgres SERVER = start();

	private PostgresqlServer() {
	}

	static ConnectionFactoryOptions textOptions() {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "postgresql")
			.option(ConnectionFactoryOptions.HOST, "localhost")
			.option(ConnectionFactoryOptions.PORT, SERVER.getPort())
			.option(ConnectionFactoryOptions.USER, "postgres")
			.option(ConnectionFactoryOptions.PASSWORD, "postgres")
			.option(ConnectionFactoryOptions.DATABASE, "postgres")
			.build();
	}

	static ConnectionFactoryOptions binaryOptions() {
		return binaryOptions(textOptions());
	}

	static ConnectionFactoryOptions binaryOptions(ConnectionFactoryOptions options) {
		ConnectionFactoryOptions.Builder builder = options.mutate();
		PostgresqlBinaryTransfer.configure(builder);
		return builder.build();
	}

	static ConnectionFactoryOptions unguardedOptions() {
		return textOptions().mutate().option(PostgresqlConnectionFactoryProvider.FORCE_BINARY, true).build();
	}

	static Connection connect(ConnectionFactoryOptions options) {
		Connection connection = Mono.from(ConnectionFactories.get(options).create()).block(TIMEOUT);
		if (connection == null) {
			throw new IllegalStateException("No connection");
		}
		return connection;
	}

	static void execute(Connection connection, String sql) {
		Flux.from(connection.createStatement(sql).execute()).flatMap(Result::getRowsUpdated).then().block(TIMEOUT);
	}

	static void close(Connection connection) {
		Mono.from(connection.close()).block(TIMEOUT);
	}

	private static EmbeddedPostgres start() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.start();
			try (var connection = server.getPostgresDatabase().getConnection();
					var statement = connection.createStatement()) {
				statement.execute(TypeSamples.SCHEMA);
			}
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
