package dev.covet.statement.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

import dev.covet.statement.ConnectionWrites;
import dev.covet.statement.WriteEnding;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import org.jspecify.annotations.Nullable;

/**
 * Follows the transaction of each connection by the calls to it.
 */
final class ConnectionCalls implements MethodExecutionListener {

	private static final String ENDING = ConnectionCalls.class.getName();

	private final JdbcWrites writes;

	ConnectionCalls(JdbcWrites writes) {
		this.writes = writes;
	}

	@Override
	public void beforeMethod(MethodExecutionContext call) {
		ConnectionWrites connection = (call.getTarget() instanceof Connection)
				? this.writes.find(call.getConnectionInfo().getConnectionId()) : null;
		WriteEnding ending = (connection != null) ? ending(connection, call, argument(call)) : null;
		if (ending != null) {
			call.addCustomValue(ENDING, ending);
		}
	}

	private static @Nullable Object argument(MethodExecutionContext call) {
		Object[] arguments = call.getMethodArgs();
		return (arguments != null && arguments.length > 0) ? arguments[0] : null;
	}

	private static @Nullable WriteEnding ending(ConnectionWrites connection, MethodExecutionContext call,
			@Nullable Object argument) {
		return switch (call.getMethod().getName()) {
			case "commit" -> connection.committing();
			case "setAutoCommit" -> Boolean.TRUE.equals(argument) ? connection.committing() : null;
			case "rollback" -> (argument instanceof Savepoint savepoint) ? connection.rollingBackTo(name(savepoint))
					: connection.rollingBack(true);
			case "releaseSavepoint" ->
				(argument instanceof Savepoint savepoint) ? connection.releasing(name(savepoint)) : null;
			// Some drivers commit what is open then
			case "close", "abort" -> connection.committing();
			default -> null;
		};
	}

	@Override
	public void afterMethod(MethodExecutionContext call) {
		if (!(call.getTarget() instanceof Connection connection)) {
			return;
		}
		String id = call.getConnectionInfo().getConnectionId();
		String method = call.getMethod().getName();
		if (call.getResult() instanceof Savepoint savepoint) {
			this.writes.of(id, connection).savepoint(name(savepoint)).completed(true);
		}
		WriteEnding ending = call.getCustomValue(ENDING, WriteEnding.class);
		if (ending != null) {
			this.writes.end(ending, call.getThrown(), isOpen(connection, method));
		}
		if (method.equals("close") || method.equals("abort")) {
			this.writes.remove(id);
		}
	}

	private static boolean isOpen(Connection connection, String method) {
		try {
			return !method.equals("close") && !connection.getAutoCommit();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	// Only one of the two is allowed to be asked for.
	private static String name(Savepoint savepoint) {
		try {
			return "#" + savepoint.getSavepointId();
		}
		catch (SQLException ex) {
			return String.valueOf(named(savepoint));
		}
	}

	private static @Nullable String named(Savepoint savepoint) {
		try {
			return savepoint.getSavepointName();
		}
		catch (SQLException ex) {
			return savepoint.toString();
		}
	}

}
