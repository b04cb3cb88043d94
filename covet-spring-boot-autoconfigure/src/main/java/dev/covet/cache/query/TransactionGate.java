package dev.covet.cache.query;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.covet.statement.TransactionWrites;
import dev.covet.statement.WrittenStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * What a transaction may have of the cache. It keeps nothing there, as what it reads may
 * be its own. It is served what is there where its own query would see the same: under
 * read committed, and as long as it has written to none of the tables.
 */
final class TransactionGate {

	private final ConnectionFactory connectionFactory;

	private final Function<WrittenStatement, @Nullable Set<String>> tables;

	TransactionGate(ConnectionFactory connectionFactory, Function<WrittenStatement, @Nullable Set<String>> tables) {
		this.connectionFactory = connectionFactory;
		this.tables = tables;
	}

	// For a context in which there may be a transaction.
	Mono<Use> use(Set<String> read) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.map((manager) -> use(manager, read))
			.onErrorReturn(NoTransactionException.class, Use.ALL);
	}

	// A transaction of another database is none here: its statements on this one are
	// committed one by one.
	private Use use(TransactionSynchronizationManager manager, Set<String> read) {
		if (!(manager.getResource(this.connectionFactory) instanceof ConnectionHolder holder)) {
			return Use.ALL;
		}
		Connection connection = holder.getConnection();
		if (connection.isAutoCommit()) {
			return Use.ALL;
		}
		return (isReadCommitted(manager, connection) && !hasWritten(connection, read)) ? Use.HITS : Use.NOTHING;
	}

	private static boolean isReadCommitted(TransactionSynchronizationManager manager, Connection connection) {
		Integer asked = manager.getCurrentTransactionIsolationLevel();
		if (asked != null && asked > java.sql.Connection.TRANSACTION_READ_COMMITTED) {
			return false;
		}
		IsolationLevel level = connection.getTransactionIsolationLevel();
		return IsolationLevel.READ_COMMITTED.equals(level) || IsolationLevel.READ_UNCOMMITTED.equals(level);
	}

	private boolean hasWritten(Connection connection, Set<String> read) {
		TransactionWrites writes = writes(connection);
		List<WrittenStatement> written = (writes != null) ? writes.written() : null;
		if (written == null) {
			return true;
		}
		for (WrittenStatement statement : written) {
			Set<String> tables = this.tables.apply(statement);
			if (tables == null || tables.stream().anyMatch(read::contains)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable TransactionWrites writes(Connection connection) {
		Object candidate = connection;
		while (candidate instanceof Wrapped<?> wrapped) {
			TransactionWrites writes = wrapped.unwrap(TransactionWrites.class);
			if (writes != null) {
				return writes;
			}
			Object next = wrapped.unwrap();
			candidate = (next != candidate) ? next : null;
		}
		return (candidate instanceof TransactionWrites writes) ? writes : null;
	}

	/**
	 * What a caller may have of the cache.
	 */
	enum Use {

		/** What is there, and what he reads is kept. */
		ALL,

		/** What is there. */
		HITS,

		/** Nothing. */
		NOTHING

	}

}
