package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What is known of a connection to the database, from its opening to its end.
 */
final class OpenConnection {

	private final Connection connection;

	private final long opened;

	private volatile long lastUsed;

	private volatile boolean inUse;

	private volatile boolean dead;

	OpenConnection(Connection connection, long now) {
		this.connection = connection;
		this.opened = now;
		this.lastUsed = now;
	}

	Connection connection() {
		return this.connection;
	}

	void taken() {
		this.inUse = true;
	}

	void givenBack(long now) {
		this.lastUsed = now;
		this.inUse = false;
	}

	void dead() {
		this.dead = true;
	}

	boolean isDead() {
		return this.dead;
	}

	// While it is in use, a connection that is broken is not closed yet for the pool.
	boolean isClosed() {
		if (this.inUse) {
			return false;
		}
		try {
			return this.connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	long age(long now) {
		return now - this.opened;
	}

	long idle(long now) {
		return now - this.lastUsed;
	}

}
