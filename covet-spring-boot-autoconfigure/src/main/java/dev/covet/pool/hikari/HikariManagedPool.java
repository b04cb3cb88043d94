package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.PoolTimeout;

/**
 * How a pool of HikariCP stands and what it has done.
 */
final class HikariManagedPool implements ManagedPool {

	private final String name;

	private final PoolSettings settings;

	private final HikariDataSource dataSource;

	private final Counts counts = new Counts();

	private final OpenConnections connections;

	private final Loans loans;

	private final PoolWatch watch;

	HikariManagedPool(String name, PoolSettings settings, HikariDataSource dataSource) {
		this.name = name;
		this.settings = settings;
		this.dataSource = dataSource;
		this.connections = new OpenConnections(this.counts.created::increment, this.counts::closed);
		this.loans = new Loans(this.connections, this.counts.held::record);
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
		this.counts.acquire.record(System.nanoTime() - start);
		this.counts.acquired.increment();
		return this.loans.lend(connection);
	}

	// Says in the pool's own error what that leaves out.
	SQLException timedOut(SQLTransientConnectionException ex, long start) {
		long waited = System.nanoTime() - start;
		this.counts.acquire.record(waited);
		this.counts.timeouts.increment();
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
		int inUse = (pool != null) ? pool.getActiveConnections() : 0;
		int idle = (pool != null) ? pool.getIdleConnections() : 0;
		int pending = (pool != null) ? pool.getThreadsAwaitingConnection() : 0;
		return new PoolStatus(this.name, this.settings.size(), this.settings.maxOverflow(), inUse, idle,
				Math.max(0, inUse + idle - this.settings.size()), pending, this.counts.acquire.times(),
				this.counts.held.times(), this.counts.acquired.sum(), this.counts.timeouts.sum(),
				this.counts.created.sum(), this.counts.closed(),
				this.loans.heldFor(this.settings.heldThreshold(), this.name));
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
