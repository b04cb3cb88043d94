package dev.covet.pool.hikari;

import java.sql.Connection;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariConfigMXBean;
import dev.covet.pool.CloseReason;

/**
 * The connections of a pool that are open, and why they were closed. HikariCP doesn't
 * tell of that: what it has closed is found when one looks, and the reason is inferred
 * from age, idleness and what was noticed in use.
 */
final class OpenConnections {

	/** The earliest part of the maximum lifetime at which HikariCP ends a connection. */
	private static final double EARLIEST = 0.75;

	private final Map<Connection, OpenConnection> connections = new ConcurrentHashMap<>();

	private final Runnable onOpened;

	private final Consumer<CloseReason> onClosed;

	OpenConnections(Runnable onOpened, Consumer<CloseReason> onClosed) {
		this.onOpened = onOpened;
		this.onClosed = onClosed;
	}

	Connection opened(Connection connection) {
		find(connection);
		return connection;
	}

	// One that was opened out of sight is new when it is first seen.
	OpenConnection find(Connection connection) {
		return this.connections.computeIfAbsent(connection, (added) -> {
			this.onOpened.run();
			return new OpenConnection(added, System.nanoTime());
		});
	}

	// It will be closed, as it gave no sign of life.
	void dead(Connection connection) {
		if (this.connections.remove(connection) != null) {
			this.onClosed.accept(CloseReason.DEAD);
		}
	}

	// Looks for connections that were closed since the last look.
	synchronized void lookAround(int size, HikariConfigMXBean config) {
		long now = System.nanoTime();
		int open = this.connections.size();
		Collection<OpenConnection> all = this.connections.values();
		for (OpenConnection connection : all) {
			if (connection.isClosed() && all.remove(connection)) {
				this.onClosed.accept(reason(connection, now, open > size, config));
				open--;
			}
		}
	}

	// Forgets all, as the pool is closed.
	synchronized void shutDown() {
		Collection<OpenConnection> all = this.connections.values();
		for (OpenConnection connection : all) {
			if (all.remove(connection)) {
				this.onClosed.accept(CloseReason.SHUTDOWN);
			}
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
