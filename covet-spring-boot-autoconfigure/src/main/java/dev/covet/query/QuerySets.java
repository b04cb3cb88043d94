package dev.covet.query;

import java.util.Map;

import dev.covet.mapping.EntityModels;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.RawEngine;
import dev.covet.query.plan.RawStatement;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where query sets begin.
 *
 * @since 0.1.0
 */
public final class QuerySets {

	private final EntityModels models;

	private final QueryEngine engine;

	private final Plan.Options options;

	private final @Nullable RawEngine raw;

	/**
	 * Create the beginning of query sets.
	 * @param models the entities
	 * @param engine runs the queries
	 * @param options how queries are run that say nothing else
	 */
	public QuerySets(EntityModels models, QueryEngine engine, Plan.Options options) {
		this(models, engine, options, null);
	}

	/**
	 * Create the beginning of query sets and of raw SQL.
	 * @param models the entities
	 * @param engine runs the queries
	 * @param options how queries are run that say nothing else
	 * @param raw runs raw SQL, or {@code null} where there is none
	 */
	public QuerySets(EntityModels models, QueryEngine engine, Plan.Options options, @Nullable RawEngine raw) {
		this.models = models;
		this.engine = engine;
		this.options = options;
		this.raw = raw;
	}

	/**
	 * Return the query set of all rows of an entity.
	 * @param type the entity
	 * @param <T> the entity
	 * @return the query set
	 * @throws dev.covet.mapping.InvalidMappingException when the type is no entity
	 */
	public <T> QuerySet<T> of(Class<T> type) {
		return new QuerySet<>(new QueryState(this.models.of(type), this.options), this.engine);
	}

	/**
	 * Begin a statement in SQL.
	 * @param sql its text
	 * @return the statement
	 * @throws UnsupportedOperationException when nothing runs it
	 */
	public RawSql rawSql(String sql) {
		if (this.raw == null) {
			throw new UnsupportedOperationException("Nothing runs raw SQL here: give QuerySets a RawEngine");
		}
		return new RawSql(new RawStatement(sql, Map.of(), this.options), this.raw);
	}

	/**
	 * Run something in a transaction.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return its result, once the transaction is committed
	 */
	public <R> Mono<R> inTransaction(Mono<R> work) {
		return this.engine.writes().inTransaction(work);
	}

	/**
	 * Run something in a transaction.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return what it emits; it completes once the transaction is committed
	 */
	public <R> Flux<R> inTransaction(Flux<R> work) {
		return this.engine.writes().inTransaction(work);
	}

}
