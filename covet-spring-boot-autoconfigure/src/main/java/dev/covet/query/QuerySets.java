package dev.covet.query;

import dev.covet.mapping.EntityModels;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryEngine;
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

	/**
	 * Create the beginning of query sets.
	 * @param models the entities
	 * @param engine runs the queries
	 * @param options how queries are run that say nothing else
	 */
	public QuerySets(EntityModels models, QueryEngine engine, Plan.Options options) {
		this.models = models;
		this.engine = engine;
		this.options = options;
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
