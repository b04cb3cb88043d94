package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatistics;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.PoolTimeout;

/**
 * How a pool of HikariCP stands and what it has done.
 */
final class HikariManagedPool implements ManagedPool {

	private final String name;

	private final PoolSettings settings;

	private final HikariDataSource dataSource;

	private final PoolStatistics statistics;

	private final OpenConnections connections;

	private final Loans loans;

	private final PoolWatch watch;

	HikariManagedPool(String name, PoolSettings settings, HikariDataSource dataSource, PoolListener listener) {
		this.name = name;
		this.settings = settings;
		this.dataSource = dataSource;
		this.statistics = new PoolStatistics(this, listener, System::nanoTime);
		PoolEcho echo = new PoolEcho(name, settings.echo());
		this.connections = new OpenConnections(this.statistics, echo);
		this.loans = new Loans(this.statistics, echo, this.connections);
		this.watch = new PoolWatch(name, settings.heldThreshold(), this.loans, this::lookAround);
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Kind getKind() {
		return Kind.HIKARI;
	}

	@Override
	public PoolSettings getSettings() {
		return this.settings;
	}

	@Override
	public boolean isWaitBounded() {
		return this.dataSource.getConnectionTimeout() != Integer.MAX_VALUE;
	}

	// The pool is about to start.
	synchronized void prepare() {
		if (this.dataSource.getHikariPoolMXBean() == null) {
			CountedDataSource.putInto(this.dataSource, this.connections);
			this.watch.start();
		}
	}

	boolean isAlive(Connection connection, long millisLeft) throws SQLException {
		long limit = Math.min(this.dataSource.getValidationTimeout(), millisLeft);
		if (!this.settings.prePing()
				|| new PrePing(this.dataSource.getConnectionTestQuery()).isAlive(connection, limit)) {
			return true;
		}
		this.connections.dead(connection.unwrap(Connection.class));
		return false;
	}

	Connection lend(Connection connection, long start) throws SQLException {
		return this.loans.lend(connection, System.nanoTime() - start);
	}

	// Says in the pool's own error what that leaves out.
	SQLException timedOut(SQLTransientConnectionException ex, long start) {
		long waited = System.nanoTime() - start;
		this.statistics.timedOut(waited);
		HikariPoolMXBean pool = this.dataSource.getHikariPoolMXBean();
		PoolTimeout timeout = new PoolTimeout(this.name, this.settings.size(), this.settings.maxOverflow(),
				pool.getActiveConnections(), pool.getIdleConnections(), pool.getThreadsAwaitingConnection() + 1,
				this.settings.timeout(), Duration.ofNanos(waited));
		SQLException described = new SQLTransientConnectionException(timeout.message(), ex.getSQLState(),
				ex.getErrorCode(), ex);
		described.setNextException(ex.getNextException());
		return described;
	}

	@Override
	public PoolStatus status() {
		lookAround();
		HikariPoolMXBean pool = this.dataSource.getHikariPoolMXBean();
		return (pool != null) ? this.statistics.status(pool.getActiveConnections(), pool.getIdleConnections(),
				pool.getThreadsAwaitingConnection(), this.loans.heldFor(this.settings.heldThreshold(), this.name))
				: this.statistics.status(0, 0, 0, this.loans.heldFor(this.settings.heldThreshold(), this.name));
	}

	@Override
	public PoolPressure pressure() {
		return this.statistics.pressure();
	}

	private void lookAround() {
		this.loans.lookAround();
		this.connections.lookAround(this.settings.size(), this.dataSource);
	}

	void close() {
		this.watch.stop();
		this.connections.shutDown();
	}

}
