package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * Asks a connection for a sign of life. HikariCP does so too, but not within half a
 * second of the connection's last use, and the window is a setting of the whole virtual
 * machine.
 *
 * @param query the query to ask with, or {@code null} to leave that to the driver
 */
record PrePing(@Nullable String query) {

	boolean isAlive(Connection connection, long millis) {
		try {
			boolean alive = ask(connection, (int) Math.max(1, millis));
			if (alive && !connection.getAutoCommit()) {
				connection.rollback();
			}
			return alive;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	// The driver's own limit is in whole seconds. PostgreSQL's heeds the network's if
	// that
	// is less, and so do others.
	private boolean ask(Connection connection, int millis) throws SQLException {
		int before;
		try {
			before = connection.getNetworkTimeout();
			connection.setNetworkTimeout(Runnable::run, millis);
		}
		catch (SQLFeatureNotSupportedException | AbstractMethodError ex) {
			return answers(connection, millis);
		}
		boolean alive = answers(connection, millis);
		if (alive) {
			connection.setNetworkTimeout(Runnable::run, before);
		}
		return alive;
	}

	private boolean answers(Connection connection, int millis) throws SQLException {
		int seconds = Math.max(1, millis / 1000);
		if (this.query == null) {
			return connection.isValid(seconds);
		}
		try (Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(seconds);
			statement.execute(this.query);
			return true;
		}
	}

}
