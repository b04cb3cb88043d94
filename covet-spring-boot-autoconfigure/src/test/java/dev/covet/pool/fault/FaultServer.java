package dev.covet.pool.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server that a test may stop, start again with its data, freeze, and make
 * refuse its clients.
 */
final class FaultServer {

	/** What the server takes, with three more kept for its superuser. */
	static final int MAX_CONNECTIONS = 30;

	/** Who the applications log in as. */
	static final String USER = "app";

	static final String PASSWORD = "right";

	private static final String LOGINS = "local all all trust\nhost all %s all %s\nhost all all all trust\n";

	private static final FaultServer SHARED = start();

	private final Path data;

	private EmbeddedPostgres server;

	private FaultServer(Path data) throws IOException {
		this.data = data;
		this.server = start(0);
	}

	/**
	 * Return the server of all of these tests, which each leaves as it found it.
	 * @return the server
	 */
	static FaultServer shared() {
		return SHARED;
	}

	private static FaultServer start() {
		try {
			FaultServer server = new FaultServer(Files.createTempDirectory("covet-fault-"));
			Runtime.getRuntime().addShutdownHook(new Thread(server::close, "fault-server"));
			server.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
			server.logins("scram-sha-256");
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.server.getPort();
	}

	/**
	 * Return how to log in by way of a proxy.
	 * @param port the port of the proxy
	 * @return the options
	 */
	static ConnectionFactoryOptions options(int port) {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "postgresql")
			.option(ConnectionFactoryOptions.HOST, "127.0.0.1")
			.option(ConnectionFactoryOptions.PORT, port)
			.option(ConnectionFactoryOptions.USER, USER)
			.option(ConnectionFactoryOptions.PASSWORD, PASSWORD)
			.option(ConnectionFactoryOptions.DATABASE, "postgres")
			.build();
	}

	void stop() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void startAgain() {
		try {
			this.server = start(this.server.getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmbeddedPostgres start(int port) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(this.data)
			.setCleanDataDirectory(false)
			.setRegisterShutdownHook(false)
			.setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
			.setServerConfig("synchronous_commit", "off");
		if (port != 0) {
			builder.setPort(port);
		}
		return builder.start();
	}

	void freeze() {
		Signals.freeze(postmaster());
	}

	void thaw() {
		Signals.thaw(postmaster());
	}

	private long postmaster() {
		try {
			return Long.parseLong(Files.readAllLines(this.data.resolve("postmaster.pid")).get(0).trim());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Say how applications log in from now on.
	 * @param method a method of {@code pg_hba.conf}
	 */
	void logins(String method) {
		try {
			Files.writeString(this.data.resolve("pg_hba.conf"), LOGINS.formatted(USER, method));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		execute("SELECT pg_reload_conf()");
	}

	/**
	 * Make the tables of these tests, empty but for their rows, and end what others left
	 * running.
	 */
	void fill() {
		endSessions();
		execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
		execute(Letters.DDL);
		execute("GRANT ALL ON SCHEMA public TO " + USER, "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + USER,
				"GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + USER);
	}

	/**
	 * End the sessions of applications, and wait until they have ended.
	 */
	void endSessions() {
		execute("SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = '" + USER + "'");
	}

	long sessions() {
		return Long.parseLong(query("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + USER + "'"));
	}

	String query(String sql) {
		try (Connection connection = connect(); var statement = connection.createStatement()) {
			var result = statement.executeQuery(sql);
			result.next();
			return result.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void execute(String... sql) {
		try (Connection connection = connect(); var statement = connection.createStatement()) {
			for (String each : List.of(sql)) {
				statement.execute(each);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Connection connect() throws SQLException {
		return this.server.getPostgresDatabase().getConnection();
	}

	/**
	 * Open a session of an application's user.
	 * @return the session, which the caller closes
	 * @throws SQLException if the server refuses it
	 */
	Connection login() throws SQLException {
		return DriverManager.getConnection(
				"jdbc:postgresql://127.0.0.1:" + port() + "/postgres?ApplicationName=other&connectTimeout=5", USER,
				PASSWORD);
	}

	private void close() {
		try {
			thaw();
			this.server.close();
			FileSystemUtils.deleteRecursively(this.data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
