package dev.covet.statement.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A {@link Statement} whose execution is observed.
 */
final class ObservedStatement implements Statement, Wrapped<Statement> {

	private final Statement delegate;

	private final String sql;

	private final Connection connection;

	private final StatementObservation observation;

	private final @Nullable WriteWatch watch;

	ObservedStatement(Statement delegate, String sql, Connection connection, StatementObservation observation,
			@Nullable WriteWatch watch) {
		this.delegate = delegate;
		this.sql = sql;
		this.connection = connection;
		this.observation = observation;
		this.watch = watch;
	}

	@Override
	public Statement add() {
		this.delegate.add();
		return this;
	}

	@Override
	public Statement bind(int index, Object value) {
		this.delegate.bind(index, value);
		return this;
	}

	@Override
	public Statement bind(String name, Object value) {
		this.delegate.bind(name, value);
		return this;
	}

	@Override
	public Statement bindNull(int index, Class<?> type) {
		this.delegate.bindNull(index, type);
		return this;
	}

	@Override
	public Statement bindNull(String name, Class<?> type) {
		this.delegate.bindNull(name, type);
		return this;
	}

	@Override
	public Statement returnGeneratedValues(String... columns) {
		this.delegate.returnGeneratedValues(columns);
		return this;
	}

	@Override
	public Statement fetchSize(int rows) {
		this.delegate.fetchSize(rows);
		return this;
	}

	@Override
	public Publisher<? extends Result> execute() {
		return this.observation.observe(this.delegate.execute(), this.sql, this.connection, this.watch);
	}

	@Override
	public Statement unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
