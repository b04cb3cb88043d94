package dev.covet.statement.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.covet.statement.Commits;
import dev.covet.statement.ConnectionWrites;
import dev.covet.statement.WriteEnding;
import dev.covet.statement.WrittenStatement;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The writes of all open connections of a data source.
 */
final class JdbcWrites {

	private static final Log logger = LogFactory.getLog(JdbcStatementObservation.class);

	private static final long LONGEST_SECONDS = 5;

	private final Commits commits;

	private final Map<String, ConnectionWrites> connections = new ConcurrentHashMap<>();

	private final AtomicBoolean late = new AtomicBoolean();

	private volatile @Nullable Boolean schemaInTransactions;

	JdbcWrites(Commits commits) {
		this.commits = commits;
	}

	ConnectionWrites of(String connectionId, Connection connection) {
		return this.connections.computeIfAbsent(connectionId,
				(id) -> new ConnectionWrites(isSchemaInTransactions(connection), false));
	}

	// Null as long as nothing was written.
	@Nullable ConnectionWrites find(String connectionId) {
		return this.connections.get(connectionId);
	}

	@Nullable ConnectionWrites remove(String connectionId) {
		return this.connections.remove(connectionId);
	}

	private boolean isSchemaInTransactions(Connection connection) {
		Boolean known = this.schemaInTransactions;
		if (known == null) {
			known = isPostgresql(connection);
			this.schemaInTransactions = known;
		}
		return known;
	}

	private static boolean isPostgresql(Connection connection) {
		try {
			String name = connection.getMetaData().getDatabaseProductName();
			return name != null && name.toLowerCase(Locale.ROOT).contains("postgresql");
		}
		catch (SQLException ex) {
			return false;
		}
	}

	void end(WriteEnding ending, @Nullable Throwable error, boolean open) {
		if (error == null) {
			tell(ending.completed(open));
		}
		else {
			List<WrittenStatement> statements = ending.failed(open);
			await(isAnswer(error) ? this.commits.tell(statements) : this.commits.tellInDoubt(statements));
		}
	}

	void tell(List<WrittenStatement> statements) {
		if (!statements.isEmpty()) {
			await(this.commits.tell(statements));
		}
	}

	// The listener goes on when nobody waits for it any more.
	private void await(Mono<Void> told) {
		try {
			told.toFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			if (this.late.compareAndSet(false, true)) {
				logger.warn("A commit listener took more than " + LONGEST_SECONDS
						+ " s; the commit went on without it, and further delays are not logged", ex);
			}
		}
	}

	// Whether the database itself said so, and is not at work any more.
	private static boolean isAnswer(Throwable error) {
		return error instanceof SQLException ex && Commits.isAnswer(ex.getSQLState());
	}

}
