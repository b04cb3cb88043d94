package dev.covet.query.execute;

import java.util.function.Function;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.transaction.NoTransactionException;

/**
 * Runs a plan on the connection of the current transaction, or else on one from the pool
 * that it gives back when the rows are read, cancelled or failed.
 */
final class R2dbcQueryExecutor implements QueryExecutor {

	private final ConnectionFactory connectionFactory;

	private final CompiledSelects compiled;

	private final ValueBinder binder;

	R2dbcQueryExecutor(ConnectionFactory connectionFactory, CompiledSelects compiled, ValueBinder binder) {
		this.connectionFactory = connectionFactory;
		this.compiled = compiled;
		this.binder = binder;
	}

	@Override
	public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
		Flux<R> rows = Flux.deferContextual((context) -> {
			CompiledSelect statement = this.compiled.get(select);
			Function<Connection, Flux<R>> work = (connection) -> run(connection, statement, select, reader, options);
			Connection given = context.getOrDefault(GivenConnection.KEY, null);
			Flux<R> read = (given != null) ? work.apply(given)
					: Flux.usingWhen(ConnectionFactoryUtils.getConnection(this.connectionFactory), work, this::release);
			return read.onErrorMap(R2dbcException.class,
					(ex) -> ConnectionFactoryUtils.convertR2dbcException("query", statement.sql(), ex));
		});
		return labelled(rows, options.label());
	}

	// A transaction keeps its connection. Spring's releaseConnection would take it from
	// the
	// transaction's holder with the first statement, and the commit would fail.
	private Mono<Void> release(Connection connection) {
		return ConnectionFactoryUtils.currentConnectionFactory(this.connectionFactory)
			.hasElement()
			.onErrorReturn(NoTransactionException.class, false)
			.flatMap((kept) -> kept ? Mono.empty() : Mono.from(connection.close()));
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

	private static <R> Flux<R> labelled(Flux<R> rows, @Nullable String label) {
		return (label != null) ? rows.contextWrite((context) -> StatementLabel.put(context, label)) : rows;
	}

}
