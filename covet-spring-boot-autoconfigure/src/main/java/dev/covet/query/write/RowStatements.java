package dev.covet.query.write;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.covet.query.execute.CompiledStatements;
import dev.covet.query.execute.Connections;
import dev.covet.query.execute.ValueBinder;
import dev.covet.query.plan.Write;
import dev.covet.query.plan.WriteShape;
import dev.covet.query.sql.CompiledWrite;
import dev.covet.query.sql.SqlDialect;
import dev.covet.query.sql.WriteCompiler;
import dev.covet.statement.WrittenRows;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;

/**
 * Runs writes on the connection of the current transaction, or else on one from the pool.
 */
final class RowStatements {

	private final Connections connections;

	private static final int STATEMENTS = 500;

	private final CompiledStatements<WriteShape, CompiledWrite> compiled;

	private final ValueBinder binder;

	private final SqlDialect dialect;

	private final KnownRows knownRows;

	RowStatements(Connections connections, WriteCompiler compiler, ValueBinder binder, KnownRows knownRows) {
		this.connections = connections;
		this.compiled = new CompiledStatements<>(STATEMENTS, compiler::compile, CompiledWrite::dependsOnSizes);
		this.binder = binder;
		this.dialect = compiler.dialect();
		this.knownRows = knownRows;
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	// Run a write to rows that meet a condition.
	Mono<Long> count(Write write) {
		return run(write, (statement, compiled) -> this.binder.bind(statement, compiled.binds(), write.values()),
				List.of(), RowStatements::rowsUpdated, () -> this.knownRows.of(write))
			.reduce(0L, Long::sum);
	}

	// Run a write of rows.
	Mono<Long> count(WriteShape shape, RowBatch rows) {
		return run(new Write(shape, List.of()), (statement, compiled) -> rows.bind(statement), List.of(),
				RowStatements::rowsUpdated, () -> this.knownRows.of(shape, rows))
			.reduce(0L, Long::sum);
	}

	// Run an insertion of rows and read what it returns of each.
	<R> Mono<List<R>> read(WriteShape.InsertRows shape, RowBatch rows, Function<Readable, R> reader) {
		return run(new Write(shape, List.of()), (statement, compiled) -> rows.bind(statement), shape.returning(),
				(result) -> Flux.from(result.map(reader)), () -> this.knownRows.of(shape, rows))
			.collectList();
	}

	private static Flux<Long> rowsUpdated(Result result) {
		return Flux.from(result.getRowsUpdated());
	}

	private <R> Flux<R> run(Write write, Binding binding, List<SqlIdentifier> returning,
			Function<Result, Flux<R>> reader, Supplier<@Nullable WrittenRows> rows) {
		return Flux.deferContextual((context) -> {
			CompiledWrite statement = this.compiled.get(write.shape(), write.values());
			return this.connections
				.with(context, (connection) -> run(connection, statement, binding, returning, reader, rows.get()))
				.onErrorMap(R2dbcException.class,
						(ex) -> ConnectionFactoryUtils.convertR2dbcException("write", statement.sql(), ex));
		});
	}

	private <R> Flux<R> run(Connection connection, CompiledWrite compiled, Binding binding,
			List<SqlIdentifier> returning, Function<Result, Flux<R>> reader, @Nullable WrittenRows rows) {
		Statement statement = connection.createStatement(compiled.sql());
		binding.bind(statement, compiled);
		if (!returning.isEmpty() && !this.dialect.returnsByClause()) {
			statement.returnGeneratedValues(returning.stream().map(SqlIdentifier::getReference).toArray(String[]::new));
		}
		Flux<R> results = Flux.from(statement.execute())
			.concatMap((result) -> Objects.requireNonNull(reader.apply(result)), 1);
		return (rows != null) ? results.contextWrite(rows::into) : results;
	}

	/**
	 * Binds the values of a statement.
	 */
	@FunctionalInterface
	private interface Binding {

		void bind(Statement statement, CompiledWrite compiled);

	}

}
