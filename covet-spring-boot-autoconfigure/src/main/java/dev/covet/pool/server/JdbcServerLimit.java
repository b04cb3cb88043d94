package dev.covet.pool.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.covet.pool.ServerLimit;

/**
 * Asks a server for its limit through JDBC, on a thread of its own.
 *
 * @since 0.1.0
 */
public final class JdbcServerLimit implements ServerLimitSource {

	private final DataSource dataSource;

	/**
	 * Create a source.
	 * @param dataSource leads to the server
	 */
	public JdbcServerLimit(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public CompletionStage<Optional<ServerLimit>> read() {
		return CompletableFuture.supplyAsync(this::ask, JdbcServerLimit::start)
			.orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
	}

	private Optional<ServerLimit> ask() {
		try (Connection connection = this.dataSource.getConnection()) {
			String sql = LimitQuery.of(connection.getMetaData().getDatabaseProductName());
			return (sql != null) ? Optional.of(ask(connection, sql)) : Optional.empty();
		}
		catch (SQLException ex) {
			throw new CompletionException(ex);
		}
	}

	private static ServerLimit ask(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout((int) LONGEST.toSeconds());
			try (ResultSet rows = statement.executeQuery(sql)) {
				rows.next();
				return new ServerLimit(rows.getInt(1), rows.getInt(2));
			}
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "covet-server-limit");
		thread.setDaemon(true);
		thread.start();
	}

}
