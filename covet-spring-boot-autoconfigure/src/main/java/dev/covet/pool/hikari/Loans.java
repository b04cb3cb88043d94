package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import dev.covet.pool.HeldConnection;

/**
 * The connections of a pool that are handed out.
 */
final class Loans {

	private final Set<Loan> loans = ConcurrentHashMap.newKeySet();

	private final OpenConnections connections;

	private final LongConsumer onEnd;

	Loans(OpenConnections connections, LongConsumer onEnd) {
		this.connections = connections;
		this.onEnd = onEnd;
	}

	Connection lend(Connection connection) throws SQLException {
		OpenConnection open = this.connections.find(connection.unwrap(Connection.class));
		Loan loan = new Loan(this, connection, open);
		this.loans.add(loan);
		return HeldJdbcConnection.of(connection, loan);
	}

	void ended(Loan loan, long heldNanos) {
		if (this.loans.remove(loan)) {
			this.onEnd.accept(heldNanos);
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
			.filter((loan) -> loan.time().compareTo(time) > 0 && loan.reported.compareAndSet(false, true))
			.map((loan) -> loan.describe(pool))
			.forEach(reporter);
	}

	void lookAround() {
		this.loans.stream().filter(Loan::isOver).forEach((loan) -> loan.end(false));
	}

}
