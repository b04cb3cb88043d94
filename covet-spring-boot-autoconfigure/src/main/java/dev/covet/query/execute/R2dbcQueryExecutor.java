package dev.covet.query.execute;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;

import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.transaction.IllegalTransactionStateException;

/**
 * Runs a plan on the connection of the current transaction, or else on one from the pool
 * that it gives back when the rows are read, cancelled or failed.
 */
final class R2dbcQueryExecutor implements StatementExecutor {

	private final Connections connections;

	private final CompiledStatements<SelectShape, CompiledSelect> compiled;

	private final ValueBinder binder;

	R2dbcQueryExecutor(Connections connections, CompiledStatements<SelectShape, CompiledSelect> compiled,
			ValueBinder binder) {
		this.connections = connections;
		this.compiled = compiled;
		this.binder = binder;
	}

	@Override
	public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
		Flux<R> rows = Flux.deferContextual((context) -> {
			CompiledSelect statement = this.compiled.get(select.shape(), select.values());
			Flux<R> read = this.connections.with(context,
					(connection) -> (select.shape().lock() != null && connection.isAutoCommit())
							? Flux.error(() -> noTransaction(select))
							: run(connection, statement, select, reader, options));
			return read.onErrorMap(R2dbcException.class,
					(ex) -> ConnectionFactoryUtils.convertR2dbcException("query", statement.sql(), ex));
		});
		return StatementLabel.on((select.shape().lock() != null) ? inTransaction(rows, select) : rows, options.label());
	}

	@Override
	public CompiledSelect compiled(Select select) {
		return this.compiled.get(select.shape(), select.values());
	}

	@Override
	public List<Object> bound(Select select) {
		return this.binder.bound(compiled(select).binds(), select.values());
	}

	@Override
	public Class<?> boundType(ColumnModel column) {
		return this.binder.of(column);
	}

	// A lock ends with its transaction: without one it would be gone before the rows are.
	// That there is one doesn't say that it is of this database.
	private <R> Flux<R> inTransaction(Flux<R> rows, Select select) {
		return this.connections.isInTransaction()
			.flatMapMany((transactional) -> transactional ? rows : Flux.error(() -> noTransaction(select)));
	}

	private static IllegalTransactionStateException noTransaction(Select select) {
		return new IllegalTransactionStateException("forUpdate() on " + select.shape().root()
				+ " locks rows until the transaction ends, but there is none on its connection: "
				+ "run it in a @Transactional method or a TransactionalOperator of this database");
	}

	private <R> Flux<R> run(Connection connection, CompiledSelect compiled, Select select, RowReader<R> reader,
			Plan.Options options) {
		Statement statement = connection.createStatement(compiled.sql());
		this.binder.bind(statement, compiled.binds(), select.values());
		if (options.fetchSize() != null) {
			statement.fetchSize(options.fetchSize());
		}
		return Flux.from(statement.execute()).concatMap((result) -> result.map(reader::read), 1);
	}

}
