package dev.covet.statement.jdbc;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.NoOpQueryExecutionListener;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Tells of each call that executed statements.
 */
final class StatementEvents extends NoOpQueryExecutionListener {

	private static final String OPEN = StatementEvents.class.getName();

	private final StatementListener listener;

	StatementEvents(StatementListener listener) {
		this.listener = listener;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		execution.addCustomValue(OPEN, isInTransaction(execution.getStatement()));
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		boolean open = Boolean.TRUE.equals(execution.getCustomValue(OPEN, Boolean.class));
		this.listener.onStatement(new StatementEvent(text(queries), execution.getElapsedTime(),
				rows(execution.getResult()), execution.getThrowable(), false, open, Context.empty()));
	}

	static String text(List<QueryInfo> queries) {
		return (queries.size() == 1) ? queries.get(0).getQuery()
				: queries.stream().map(QueryInfo::getQuery).collect(Collectors.joining("; "));
	}

	static boolean isInTransaction(Statement statement) {
		try {
			return !statement.getConnection().getAutoCommit();
		}
		catch (SQLException ex) {
			// A closed connection, for one; the statement itself will say what is wrong
			return false;
		}
	}

	// What an update returned. Some drivers tell it once only, so they are not asked.
	private static long rows(@Nullable Object result) {
		if (result instanceof Number count) {
			return Math.max(0, count.longValue());
		}
		long sum = 0;
		if (result instanceof int[] counts) {
			for (int count : counts) {
				sum += Math.max(0, count);
			}
		}
		else if (result instanceof long[] counts) {
			for (long count : counts) {
				sum += Math.max(0, count);
			}
		}
		return sum;
	}

}
