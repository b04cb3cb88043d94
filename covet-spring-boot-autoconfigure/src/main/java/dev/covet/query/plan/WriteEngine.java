package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.EntityModel;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes entities and rows, in the transaction of the Reactor context or in one of its
 * own. Nothing happens before subscription.
 *
 * @since 0.1.0
 */
public interface WriteEngine {

	/**
	 * Insert an entity.
	 * @param entity the entity
	 * @param options how it is run
	 * @return the entity as it was stored
	 */
	Mono<Object> insert(Object entity, Plan.Options options);

	/**
	 * Insert a new entity, else update it.
	 * @param root its entity
	 * @param entity the entity
	 * @param options how it is run
	 * @return the entity as it was stored
	 */
	Mono<Object> save(EntityModel root, Object entity, Plan.Options options);

	/**
	 * Insert an entity unless a unique key of it is taken, without an error that would
	 * end a transaction.
	 * @param root its entity
	 * @param entity the entity
	 * @param options how it is run
	 * @return the entity as it was stored, empty when a key is taken
	 */
	Mono<Object> insertIfAbsent(EntityModel root, Object entity, Plan.Options options);

	/**
	 * Insert entities.
	 * @param plan how
	 * @param entities the entities
	 * @param options how it is run
	 * @return the entities in the same order, as they were stored
	 */
	Mono<List<Object>> insertAll(BulkInsert plan, List<?> entities, Plan.Options options);

	/**
	 * Insert entities batch by batch as they come.
	 * @param plan how
	 * @param entities the entities
	 * @param options how it is run
	 * @return the number of rows that were stored
	 */
	Mono<Long> insertAll(BulkInsert plan, Publisher<?> entities, Plan.Options options);

	/**
	 * Update entities.
	 * @param plan how
	 * @param entities the entities
	 * @param options how it is run
	 * @return the entities and the number of rows that were found
	 */
	Mono<Updated> updateAll(BulkUpdate plan, List<?> entities, Plan.Options options);

	/**
	 * Write to all rows that meet a condition.
	 * @param write the statement
	 * @param options how it is run
	 * @return the number of rows
	 */
	Mono<Long> execute(Write write, Plan.Options options);

	/**
	 * Run something in a transaction: a new one, or a savepoint in the current one.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return its result, once the transaction is committed
	 */
	<R> Mono<R> inTransaction(Mono<R> work);

	/**
	 * Run something in a transaction: a new one, or a savepoint in the current one.
	 * @param work what to run
	 * @param <R> what it emits
	 * @return what it emits, before the transaction is committed
	 */
	<R> Flux<R> inTransaction(Flux<R> work);

	/**
	 * What became of an update of many entities.
	 *
	 * @param entities the entities as they were stored
	 * @param rows the number of rows that were found
	 */
	record Updated(List<Object> entities, long rows) {
	}

}
