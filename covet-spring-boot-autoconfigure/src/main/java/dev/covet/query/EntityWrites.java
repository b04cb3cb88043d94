package dev.covet.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.BulkInsert;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.WriteEngine;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.core.PropertyReference;

/**
 * What is written to the table of an entity. Nothing is written before subscription, and
 * each subscription writes again. Writes join the transaction in the Reactor context.
 * Immutable and thread-safe.
 * <p>
 * A unique key that is taken is a {@link org.springframework.dao.DuplicateKeyException},
 * another constraint a {@link org.springframework.dao.DataIntegrityViolationException}.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
abstract sealed class EntityWrites<T> extends EntityAggregates<T> permits QuerySet {

	EntityWrites(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

	private WriteEngine writes() {
		return engine().writes();
	}

	/**
	 * Insert an entity, as the application's {@code R2dbcEntityTemplate} does: with its
	 * callbacks, auditing and version. The filter does not matter.
	 * @param entity the entity
	 * @return the entity as it was stored, with its generated id and with handles that
	 * can be loaded
	 */
	@SuppressWarnings("unchecked")
	public Mono<T> create(T entity) {
		Object checked = BulkPlans.requireEntity(state().model(), entity);
		return writes().insert(checked, state().options()).map((stored) -> (T) stored);
	}

	/**
	 * Insert a new entity, else update its row, as a repository does. Whether it is new
	 * is Spring Data's own rule. The filter does not matter.
	 * @param entity the entity; one that was read with {@code only} is refused
	 * @return the entity as it was stored, with handles that can be loaded;
	 * {@link org.springframework.dao.OptimisticLockingFailureException} when its row has
	 * another version,
	 * {@link org.springframework.dao.TransientDataAccessResourceException} when there is
	 * no row
	 */
	@SuppressWarnings("unchecked")
	public Mono<T> save(T entity) {
		Object checked = BulkPlans.requireEntity(state().model(), entity);
		return writes().save(state().model(), checked, state().options()).map((stored) -> (T) stored);
	}

	/**
	 * Delete the row of an entity, whose version it must still have. Its id and version
	 * are read on subscription. The filter does not matter.
	 * @param entity the entity
	 * @return completes also when there is no such row;
	 * {@link org.springframework.dao.OptimisticLockingFailureException} when the entity
	 * has a version and there is no row with it
	 */
	public Mono<Void> delete(T entity) {
		Object checked = BulkPlans.requireEntity(state().model(), entity);
		return Mono.defer(() -> EntityDeletion.delete(state(), checked, writes()));
	}

	/**
	 * Insert entities: one statement for up to 10,000 rows as far as the database can
	 * bind their values, two where some bring an id and others don't, none for none. All
	 * in one transaction. Callbacks, auditing and version are as with {@link #create}.
	 * @param entities the entities
	 * @return the entities in the same order, with generated ids and with handles that
	 * can be loaded
	 */
	public Mono<List<T>> bulkCreate(Iterable<? extends T> entities) {
		return bulkCreate(entities, BulkOptions.defaults());
	}

	/**
	 * Insert entities. A property that is null in all rows of a statement is left to the
	 * default of its column; where some have a value, null is written as null.
	 * @param entities the entities
	 * @param options batches, and what happens where a unique key is taken
	 * @return the entities in the same order. With {@code ignoreConflicts} all of them as
	 * they were given, without generated ids: the database does not say which rows it
	 * left out. With {@code updateConflicts} each with the id and version of the row that
	 * is there now
	 */
	@SuppressWarnings("unchecked")
	public Mono<List<T>> bulkCreate(Iterable<? extends T> entities, BulkOptions<? super T> options) {
		BulkInsert plan = BulkPlans.insert(state().model(), options);
		return Mono.defer(() -> {
			List<Object> all = BulkPlans.entities(state().model(), entities);
			return all.isEmpty() ? Mono.just(List.<T>of())
					: writes().insertAll(plan, all, state().options()).map((stored) -> (List<T>) stored);
		});
	}

	/**
	 * Insert entities batch by batch as they come, with the memory of one batch. The next
	 * are asked for when a batch is stored. One transaction, which is open as long as the
	 * publisher takes, unless {@link BulkOptions#chunked} is asked for; a query that the
	 * publisher runs itself would share its connection and must have ended before the
	 * next entity.
	 * @param entities the entities
	 * @param options batches, and what happens where a unique key is taken
	 * @return the number of rows that were stored
	 */
	public Mono<Long> bulkCreate(Publisher<? extends T> entities, BulkOptions<? super T> options) {
		BulkInsert plan = BulkPlans.insert(state().model(), options);
		Flux<Object> checked = Flux.from(entities).map((entity) -> BulkPlans.requireEntity(state().model(), entity));
		return writes().insertAll(plan, checked, state().options());
	}

	/**
	 * Update entities, each by its own values: one statement for up to 10,000 rows as far
	 * as the database can bind their values, all in one transaction. Versions are checked
	 * and counted in the database, and properties that auditing sets are written too; the
	 * objects in memory stay as they are.
	 * @param entities the entities, none twice and none that is not saved yet
	 * @param properties the properties that are written; without any, all
	 * @return the number of rows that were found, which those of which nothing can be
	 * updated count to; {@link org.springframework.dao.OptimisticLockingFailureException}
	 * when one has another version, and nothing is written
	 */
	@SafeVarargs
	public final Mono<Long> bulkUpdate(Collection<? extends T> entities, PropertyReference<T, ?>... properties) {
		return BulkUpdates.run(state(), entities, Names.of(properties), writes()).map(WriteEngine.Updated::rows);
	}

	/**
	 * Save entities: new ones are inserted and others updated whole, each kind as one
	 * bulk operation, all in one transaction.
	 * @param entities the entities; a stored one that is given twice is refused
	 * @return the entities in the same order, with generated ids and new versions;
	 * {@link org.springframework.dao.OptimisticLockingFailureException} when a row has
	 * another version,
	 * {@link org.springframework.dao.TransientDataAccessResourceException} when one is
	 * gone
	 */
	@SuppressWarnings("unchecked")
	public Mono<List<T>> bulkSave(Iterable<? extends T> entities) {
		return BulkUpdates.save(state(), entities, writes()).map((stored) -> (List<T>) stored);
	}

	/**
	 * Update all rows that meet the filter by one statement. A version is left as it is,
	 * as with {@code R2dbcEntityTemplate}: count it by an {@code increment} where
	 * entities that were read before shall not be saved over this. Callbacks don't run.
	 * @param assignments what the rows get, at least one
	 * @return the number of rows, 0 when none matches
	 * @throws IllegalStateException when the query is sliced or distinct
	 * @see Assignments
	 */
	@SafeVarargs
	public final Mono<Long> update(Assignment<? super T>... assignments) {
		return writes().execute(QueryWrites.update(state(), Arrays.asList(assignments)), state().options());
	}

	/**
	 * Delete all rows that meet the filter by one statement; all of the table without
	 * one.
	 * @return the number of rows, 0 when none matches
	 * @throws IllegalStateException when the query is sliced or distinct
	 */
	public Mono<Long> delete() {
		return writes().execute(QueryWrites.delete(state()), state().options());
	}

	/**
	 * The row that meets the filter, created when there is none. Safe where others do the
	 * same at the same time, as long as a unique key keeps the row from being there
	 * twice: all get the same row and no one an error, inside a transaction too.
	 * @param create makes the entity, which must meet the filter
	 * @return the entity; {@link NotUniqueException} when several rows match
	 */
	public Mono<Stored<T>> getOrCreate(Supplier<? extends T> create) {
		return state().bounded(new Upsert<>("getOrCreate", asQuerySet(), writes()).getOrCreate(create));
	}

	/**
	 * Change the row that meets the filter, or create it when there is none. The row is
	 * locked while it is changed, so that no change of others is lost. Safe where others
	 * do the same at the same time, as {@link #getOrCreate} is.
	 * @param change makes the changed entity of the one that is there
	 * @param create makes the entity, which must meet the filter
	 * @return the entity; {@link NotUniqueException} when several rows match
	 */
	public Mono<Stored<T>> updateOrCreate(UnaryOperator<T> change, Supplier<? extends T> create) {
		return state().bounded(new Upsert<>("updateOrCreate", asQuerySet(), writes()).updateOrCreate(change, create));
	}

	private QuerySet<T> asQuerySet() {
		return new QuerySet<>(state(), engine());
	}

}
