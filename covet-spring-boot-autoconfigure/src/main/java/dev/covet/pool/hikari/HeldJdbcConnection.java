package dev.covet.pool.hikari;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * HikariCP's connection while it is handed out: what was last run on it, and when it is
 * given back. Prepared statements are the pool's own, and unwrapping leads past this.
 */
final class HeldJdbcConnection implements InvocationHandler {

	private final Connection connection;

	private final Loan loan;

	private final AtomicBoolean closed = new AtomicBoolean();

	private HeldJdbcConnection(Connection connection, Loan loan) {
		this.connection = connection;
		this.loan = loan;
	}

	static Connection of(Connection connection, Loan loan) {
		return (Connection) Proxy.newProxyInstance(HeldJdbcConnection.class.getClassLoader(),
				new Class<?>[] { Connection.class }, new HeldJdbcConnection(connection, loan));
	}

	// The pool's own connection, where this is one that was handed out.
	static Connection pooled(Connection connection) {
		return (Proxy.isProxyClass(connection.getClass())
				&& Proxy.getInvocationHandler(connection) instanceof HeldJdbcConnection held) ? held.connection
						: connection;
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		switch (method.getName()) {
			case "equals" -> {
				return args != null && args[0] == proxy;
			}
			case "hashCode" -> {
				return System.identityHashCode(proxy);
			}
			case "close" -> {
				close();
				return null;
			}
			default -> {
				this.loan.ran(method, args);
				Object result = call(this.connection, method, args);
				return (method.getName().equals("createStatement") && result instanceof Statement statement)
						? HeldJdbcStatement.of(statement, (Connection) proxy, this.loan) : result;
			}
		}
	}

	private void close() throws SQLException {
		if (!this.closed.compareAndSet(false, true)) {
			return;
		}
		// HikariCP takes a broken connection away from who holds it.
		boolean broken = this.connection.isClosed();
		try {
			this.connection.close();
		}
		finally {
			this.loan.end(broken);
		}
	}

	static @Nullable Object call(Object target, Method method, Object @Nullable [] args) throws Throwable {
		try {
			return method.invoke(target, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
