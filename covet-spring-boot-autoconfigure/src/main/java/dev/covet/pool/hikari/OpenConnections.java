package dev.covet.pool.hikari;

import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariConfigMXBean;
import dev.covet.pool.CloseReason;
import dev.covet.pool.PoolStatistics;

/**
 * The connections of a pool that are open, and why they were closed. HikariCP doesn't
 * tell of that: what it has closed is found when one looks, and the reason is inferred
 * from age, idleness and what was noticed in use.
 */
final class OpenConnections {

	/** The earliest part of the maximum lifetime at which HikariCP ends a connection. */
	private static final double EARLIEST = 0.75;

	private final Map<Connection, OpenConnection> connections = new ConcurrentHashMap<>();

	private final PoolStatistics statistics;

	private final PoolEcho echo;

	OpenConnections(PoolStatistics statistics, PoolEcho echo) {
		this.statistics = statistics;
		this.echo = echo;
	}

	// One that was opened out of sight is new when it is first seen.
	OpenConnection find(Connection connection) {
		OpenConnection known = this.connections.get(connection);
		return (known != null) ? known : this.connections.computeIfAbsent(connection, this::opened);
	}

	private OpenConnection opened(Connection connection) {
		this.statistics.created();
		this.echo.opened(connection);
		return new OpenConnection(connection, System.nanoTime());
	}

	int count() {
		return this.connections.size();
	}

	// It will be closed, as it gave no sign of life.
	void dead(Connection connection) {
		OpenConnection known = this.connections.get(connection);
		if (known != null) {
			closed(known, CloseReason.DEAD);
		}
	}

	// Looks for connections that were closed since the last look.
	synchronized void lookAround(int size, HikariConfigMXBean config) {
		long now = System.nanoTime();
		for (OpenConnection connection : this.connections.values()) {
			if (connection.isClosed()) {
				closed(connection, reason(connection, now, count() > size, config));
			}
		}
	}

	// Forgets all, as the pool is closed.
	synchronized void shutDown() {
		this.connections.values().forEach((connection) -> closed(connection, CloseReason.SHUTDOWN));
	}

	private void closed(OpenConnection connection, CloseReason reason) {
		if (this.connections.remove(connection.connection()) != null) {
			this.statistics.closed(reason);
			this.echo.closed(connection.connection(), reason);
		}
	}

	private static CloseReason reason(OpenConnection connection, long now, boolean overflow,
			HikariConfigMXBean config) {
		if (connection.isDead()) {
			return CloseReason.DEAD;
		}
		long lifetime = TimeUnit.MILLISECONDS.toNanos(config.getMaxLifetime());
		if (lifetime > 0 && connection.age(now) >= lifetime * EARLIEST) {
			return CloseReason.RECYCLED;
		}
		long idle = TimeUnit.MILLISECONDS.toNanos(config.getIdleTimeout());
		return (overflow && idle > 0 && connection.idle(now) >= idle) ? CloseReason.OVERFLOW_IDLE : CloseReason.DEAD;
	}

}
