package dev.covet.pool.hikari;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.covet.pool.HeldConnection;
import dev.covet.statement.MaskedSql;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is handed out, until it is given back.
 */
final class Loan {

	private final Loans loans;

	private final Connection connection;

	private final OpenConnection open;

	private final long start = System.nanoTime();

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicBoolean reported = new AtomicBoolean();

	private volatile @Nullable String sql;

	private volatile long lastUsed = this.start;

	Loan(Loans loans, Connection connection, OpenConnection open) {
		this.loans = loans;
		this.connection = connection;
		this.open = open;
		open.taken();
	}

	// Remembers the SQL of a call that has some.
	void ran(Method method, Object @Nullable [] args) {
		if (args != null && args.length > 0 && args[0] instanceof String text && takesSql(method.getName())) {
			this.sql = text;
			long now = System.nanoTime();
			this.loans.paused(now - this.lastUsed);
			this.lastUsed = now;
		}
	}

	private static boolean takesSql(String method) {
		return method.startsWith("prepare") || method.startsWith("execute") || method.equals("addBatch");
	}

	void end(boolean broken) {
		if (this.ended.compareAndSet(false, true)) {
			long now = System.nanoTime();
			if (broken) {
				this.open.dead();
			}
			this.open.givenBack(now);
			this.loans.paused(now - this.lastUsed);
			this.loans.ended(this, this.open, now - this.start);
		}
	}

	// Whether it was given back in a way that isn't seen: by the connection that a
	// prepared statement names.
	boolean isOver() {
		try {
			return this.connection.isClosed();
		}
		catch (SQLException ex) {
			return true;
		}
	}

	boolean reportOnce() {
		return this.reported.compareAndSet(false, true);
	}

	Duration time() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	HeldConnection describe(String pool) {
		String last = this.sql;
		return new HeldConnection(pool, time(), null, (last != null) ? MaskedSql.of(last) : null,
				Duration.ofNanos(System.nanoTime() - this.lastUsed));
	}

}
