package dev.covet.query.execute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.PlanNode;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.QueryPlan;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.sql.CompiledSelect;
import dev.covet.query.sql.SqlDialect;
import dev.covet.statement.StatementLabel;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Statement;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.ConnectionFactoryUtils;

/**
 * Asks the database how it runs the statements of a query: the same text with the same
 * binds as would be run. What is put around the execution of queries, a cache for one, is
 * not asked.
 */
final class Explaining {

	private final Connections connections;

	private final CompiledStatements<SelectShape, CompiledSelect> compiled;

	private final ValueBinder binder;

	private final SqlDialect dialect;

	private final SampleKeys keys;

	Explaining(Connections connections, CompiledStatements<SelectShape, CompiledSelect> compiled, ValueBinder binder,
			SqlDialect dialect, SampleKeys keys) {
		this.connections = connections;
		this.compiled = compiled;
		this.binder = binder;
		this.dialect = dialect;
		this.keys = keys;
	}

	Mono<QueryPlan> explain(Plan plan, boolean analyze) {
		return StatementLabel.on(
				explain(plan.select(), analyze).flatMap((statement) -> withPrefetches(statement, plan.prefetches())),
				plan.options().label());
	}

	private Mono<QueryPlan> withPrefetches(QueryPlan parent, List<Prefetch> prefetches) {
		return Flux.fromIterable(prefetches)
			.concatMap((prefetch) -> explain(prefetch, parent.root()).map((plan) -> Map.entry(name(prefetch), plan)))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second,
					LinkedHashMap::new))
			.map((plans) -> parent.withPrefetches(Collections.unmodifiableMap(plans)));
	}

	private Mono<QueryPlan> explain(Prefetch prefetch, PlanNode parents) {
		Select select = ParentKeys.select(prefetch, this.keys.of(prefetch.relation(), parents));
		return explain(select, false).flatMap((explained) -> withPrefetches(explained, prefetch.nested()));
	}

	private static String name(Prefetch prefetch) {
		String last = (prefetch.name() != null) ? prefetch.name() : prefetch.relation().name();
		return Stream.concat(prefetch.path().stream().map(RelationModel::name), Stream.of(last))
			.collect(Collectors.joining("."));
	}

	private Mono<QueryPlan> explain(Select select, boolean analyze) {
		return Mono.deferContextual((context) -> {
			CompiledSelect statement = this.compiled.get(select.shape(), select.values());
			String sql = this.dialect.explain(statement.sql(), analyze);
			return this.connections
				.with(context,
						(connection) -> (analyze ? Undone.on(connection, answer(connection, sql, statement, select))
								: answer(connection, sql, statement, select))
							.flux())
				.onErrorMap(R2dbcException.class,
						(ex) -> ConnectionFactoryUtils.convertR2dbcException("explain", sql, ex))
				.single()
				.map((answer) -> this.dialect.readPlan(statement.sql(), answer));
		});
	}

	private Mono<String> answer(Connection connection, String sql, CompiledSelect compiled, Select select) {
		return Flux.defer(() -> {
			Statement statement = connection.createStatement(sql);
			this.binder.bind(statement, compiled.binds(), select.values());
			return statement.execute();
		})
			.concatMap((result) -> result.map((row) -> Objects.requireNonNull(row.get(0, String.class))))
			.collect(Collectors.joining("\n"));
	}

}
