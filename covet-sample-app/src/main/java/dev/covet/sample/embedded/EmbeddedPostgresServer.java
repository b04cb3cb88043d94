package dev.covet.sample.embedded;

import java.io.IOException;
import java.nio.file.Path;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;

/**
 * A PostgreSQL server, and how to connect to it.
 */
final class EmbeddedPostgresServer implements R2dbcConnectionDetails, AutoCloseable {

	private static final Log logger = LogFactory.getLog(EmbeddedPostgresServer.class);

	private static final String DATA_DIRECTORY = "postgres";

	private final EmbeddedPostgres server;

	private EmbeddedPostgresServer(EmbeddedPostgres server) {
		this.server = server;
	}

	// Spring closes it, after the pool: no shutdown hook of its own
	static EmbeddedPostgresServer start(Path programs, RunDirectory run, int port) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setOverrideWorkingDirectory(programs.toFile())
			.setDataDirectory(run.path().resolve(DATA_DIRECTORY))
			.setRegisterShutdownHook(false);
		if (port != 0) {
			builder.setPort(port);
		}
		EmbeddedPostgres server = builder.start();
		logger.info("PostgreSQL serves on port " + server.getPort());
		return new EmbeddedPostgresServer(server);
	}

	static Path processIdFile(Path run) {
		return run.resolve(DATA_DIRECTORY).resolve("postmaster.pid");
	}

	@Override
	public ConnectionFactoryOptions getConnectionFactoryOptions() {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "postgresql")
			.option(ConnectionFactoryOptions.HOST, "localhost")
			.option(ConnectionFactoryOptions.PORT, this.server.getPort())
			.option(ConnectionFactoryOptions.USER, "postgres")
			.option(ConnectionFactoryOptions.PASSWORD, "postgres")
			.option(ConnectionFactoryOptions.DATABASE, "postgres")
			.build();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
