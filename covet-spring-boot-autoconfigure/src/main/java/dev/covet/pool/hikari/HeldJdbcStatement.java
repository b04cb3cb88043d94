package dev.covet.pool.hikari;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

/**
 * A statement that is not prepared, whose SQL is known when it is run.
 */
final class HeldJdbcStatement implements InvocationHandler {

	private final Statement statement;

	private final Connection connection;

	private final Loan loan;

	private HeldJdbcStatement(Statement statement, Connection connection, Loan loan) {
		this.statement = statement;
		this.connection = connection;
		this.loan = loan;
	}

	static Statement of(Statement statement, Connection connection, Loan loan) {
		return (Statement) Proxy.newProxyInstance(HeldJdbcStatement.class.getClassLoader(),
				new Class<?>[] { Statement.class }, new HeldJdbcStatement(statement, connection, loan));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		return switch (method.getName()) {
			case "equals" -> args != null && args[0] == proxy;
			case "hashCode" -> System.identityHashCode(proxy);
			case "getConnection" -> {
				HeldJdbcConnection.call(this.statement, method, args);
				yield this.connection;
			}
			default -> {
				this.loan.ran(method, args);
				yield HeldJdbcConnection.call(this.statement, method, args);
			}
		};
	}

}
