package dev.covet.statement.jdbc;

import java.sql.SQLException;
import java.util.List;

import dev.covet.statement.ConnectionWrites;
import dev.covet.statement.WriteEnding;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;

/**
 * Records statements that write, and tells of them where they are committed by
 * themselves.
 */
final class WrittenQueries extends NoOpQueryExecutionListener {

	private static final String ENDING = WrittenQueries.class.getName();

	private final JdbcWrites writes;

	WrittenQueries(JdbcWrites writes) {
		this.writes = writes;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		String sql = StatementEvents.text(queries);
		if (ConnectionWrites.isRead(sql)) {
			return;
		}
		try {
			ConnectionWrites connection = this.writes.of(execution.getConnectionId(),
					execution.getStatement().getConnection());
			execution.addCustomValue(ENDING,
					connection.sending(sql, null, StatementEvents.isInTransaction(execution.getStatement())));
		}
		catch (SQLException ex) {
			// The connection is closed, so that the statement can't be executed
		}
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		WriteEnding ending = execution.getCustomValue(ENDING, WriteEnding.class);
		if (ending != null) {
			this.writes.end(ending, execution.getThrowable(),
					StatementEvents.isInTransaction(execution.getStatement()));
		}
	}

}
