package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.covet.pool.HeldConnection;
import dev.covet.pool.PoolStatistics;

/**
 * The connections of a pool that are handed out.
 */
final class Loans {

	private final Set<Loan> loans = ConcurrentHashMap.newKeySet();

	private final PoolStatistics statistics;

	private final PoolEcho echo;

	private final OpenConnections connections;

	Loans(PoolStatistics statistics, PoolEcho echo, OpenConnections connections) {
		this.statistics = statistics;
		this.echo = echo;
		this.connections = connections;
	}

	Connection lend(Connection connection, long waitedNanos) throws SQLException {
		OpenConnection open = find(connection);
		Loan loan = new Loan(this, connection, open);
		this.loans.add(loan);
		this.statistics.acquired(waitedNanos, this.connections.count());
		this.echo.acquired(open.connection(), waitedNanos);
		return HeldJdbcConnection.of(connection, loan);
	}

	private OpenConnection find(Connection connection) throws SQLException {
		try {
			return this.connections.find(connection.unwrap(Connection.class));
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	void paused(long nanos) {
		this.statistics.paused(nanos);
	}

	void ended(Loan loan, OpenConnection open, long heldNanos) {
		if (this.loans.remove(loan)) {
			this.statistics.released(heldNanos);
			this.echo.released(open.connection(), heldNanos);
		}
	}

	// Those that have been held for longer than a time.
	List<HeldConnection> heldFor(Duration time, String pool) {
		return this.loans.stream()
			.filter((loan) -> loan.time().compareTo(time) > 0)
			.map((loan) -> loan.describe(pool))
			.toList();
	}

	// Those of them that were not reported before.
	void report(Duration time, String pool, Consumer<HeldConnection> reporter) {
		this.loans.stream()
			.filter((loan) -> loan.time().compareTo(time) > 0 && loan.reportOnce())
			.map((loan) -> loan.describe(pool))
			.forEach(reporter);
	}

	// Ends those that were given back unseen.
	void lookAround() {
		this.loans.stream().filter(Loan::isOver).forEach((loan) -> loan.end(false));
	}

}
