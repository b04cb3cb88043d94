package dev.covet.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.core.PropertyReference;

/**
 * The results of a query as entities, and as what else can be made of them: values and
 * view models, which read no more than they show. Immutable and thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
abstract sealed class EntityResults<T> extends Results<T> permits EntityPages {

	EntityResults(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

	/**
	 * The entity with an id, if it meets the filter.
	 * @param id the id; the key object for a composite one
	 * @return the entity; {@link NotFoundException} when there is none
	 * @throws IllegalArgumentException when the query has a limit or an offset
	 */
	public Mono<T> get(Object id) {
		requireWhole("asked for an id");
		return new QuerySet<T>(IdFilter.eq(state(), id), engine()).get();
	}

	/**
	 * The entities with these ids, by their ids. Ids without a row are left out.
	 * @param ids the ids
	 * @param <I> their type
	 * @return the entities in the order of the ids; no statement for no ids
	 * @throws IllegalArgumentException when the query has a limit or an offset
	 */
	public <I> Mono<Map<I, T>> inBulk(Collection<I> ids) {
		requireWhole("asked for ids");
		Map<List<Object>, I> wanted = new LinkedHashMap<>();
		ids.forEach((id) -> wanted.putIfAbsent(ColumnValues.key(state().model(), id), id));
		return state().bounded(Flux.fromIterable(wanted.values())
			.buffer(IdFilter.batch(state().model()))
			.concatMap((batch) -> new QuerySet<T>(IdFilter.in(state(), batch), engine()).all())
			.collectMap((entity) -> ColumnValues.key(state().model(), entity))
			.map((found) -> {
				Map<I, T> ordered = new LinkedHashMap<>();
				wanted.forEach((key, id) -> {
					if (found.containsKey(key)) {
						ordered.put(id, found.get(key));
					}
				});
				return ordered;
			}));
	}

	private void requireWhole(String verb) {
		if (state().slice().isPart()) {
			throw new IllegalArgumentException(
					"A query of %s with a limit or an offset can't be %s: the ids would choose among all of its rows"
						.formatted(state().model(), verb));
		}
	}

	/**
	 * Properties by their names instead of entities.
	 * @param properties the properties
	 * @return a map for each row, in the order of the properties; its values may be null
	 */
	@SafeVarargs
	public final Results<Map<String, @Nullable Object>> values(PropertyReference<T, ?>... properties) {
		return values(Names.of(properties));
	}

	/**
	 * Properties by their names, known only at run time.
	 * @param properties dotted names, through to-one relations and embedded properties
	 * @return a map for each row, in the order of the properties; its values may be null
	 */
	public Results<Map<String, @Nullable Object>> values(String... properties) {
		return values(Names.of(properties));
	}

	private Results<Map<String, @Nullable Object>> values(List<List<String>> names) {
		List<String> keys = names.stream().map((name) -> String.join(".", name)).toList();
		return new ValueResults<>(state(), engine(), paths(names), (row) -> {
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			for (int i = 0; i < keys.size(); i++) {
				values.put(keys.get(i), row.get(i));
			}
			return values;
		});
	}

	/**
	 * One property instead of entities. A null in it can't be a result of its own, so
	 * filter the rows that have one.
	 * @param property the property
	 * @param <P> its type
	 * @return its values; an {@link IllegalStateException} for a null
	 */
	public <P> Results<P> valuesList(PropertyReference<T, P> property) {
		List<ColumnPath> paths = paths(List.of(List.of(Names.of(property))));
		return new ValueResults<>(state(), engine(), paths, ValueResults.single(paths.get(0).column()));
	}

	/**
	 * Properties as lists instead of entities.
	 * @param properties the properties
	 * @return a list for each row, in the order of the properties; its values may be null
	 */
	@SafeVarargs
	public final Results<List<@Nullable Object>> valuesList(PropertyReference<T, ?>... properties) {
		return new ValueResults<>(state(), engine(), paths(Names.of(properties)), (row) -> row);
	}

	/**
	 * Properties as lists, known only at run time.
	 * @param properties dotted names, through to-one relations and embedded properties
	 * @return a list for each row, in the order of the properties; its values may be null
	 */
	public Results<List<@Nullable Object>> valuesList(String... properties) {
		return new ValueResults<>(state(), engine(), paths(Names.of(properties)), (row) -> row);
	}

	private List<ColumnPath> paths(List<List<String>> names) {
		if (names.isEmpty()) {
			throw new IllegalArgumentException("No properties given; " + state().model() + " has "
					+ state().model().columns().stream().map(ColumnModel::name).toList());
		}
		return names.stream().map((name) -> Paths.column(state().model(), name, "a value")).toList();
	}

	/**
	 * View models instead of entities. The components of the record name properties and
	 * relations; nothing else is read, whatever {@code selectRelated},
	 * {@code prefetchRelated}, {@code only} and {@code defer} say. A component for a
	 * to-one relation is a record again (a join), for a to-many relation a {@code List}
	 * of records (a statement of its own).
	 * @param view the record
	 * @param <V> the record
	 * @return the view models
	 * @throws IllegalArgumentException when the record does not fit, or a prefetch of the
	 * query is narrowed
	 */
	public <V> Results<V> as(Class<V> view) {
		for (Fetch fetch : state().fetches()) {
			if (fetch.query() != null) {
				throw new IllegalArgumentException(
						"A prefetch of %s is narrowed, which %s would not show: view models hold whole relations"
							.formatted(fetch.path().get(fetch.path().size() - 1), view.getSimpleName()));
			}
		}
		return new ViewResults<>(state(), engine(), ViewPlanner.plan(state().model(), view));
	}

	@Override
	@SuppressWarnings("unchecked")
	final Mono<List<T>> list(QueryEngine engine, QueryState query) {
		return engine.list(plan(query)).map((entities) -> (List<T>) entities);
	}

	@Override
	@SuppressWarnings("unchecked")
	final Flux<T> stream(QueryEngine engine, QueryState query, int chunk) {
		return engine.stream(plan(query), chunk).map((entity) -> (T) entity);
	}

	@Override
	final Plan plan(QueryState query) {
		return query.entityPlan();
	}

	@Override
	final Projection counted() {
		return new Projection.Columns(state().model().idColumns());
	}

}
