package dev.covet.query.binary;

import java.time.Duration;

import dev.covet.TestDatabase;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database of the tests' PostgreSQL with the types of {@link TypeSamples}.
 */
final class PostgresqlServer {

	static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final ConnectionFactoryOptions OPTIONS = TestDatabase.database("types", TypeSamples.SCHEMA);

	private PostgresqlServer() {
	}

	static ConnectionFactoryOptions textOptions() {
		return OPTIONS;
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

}
