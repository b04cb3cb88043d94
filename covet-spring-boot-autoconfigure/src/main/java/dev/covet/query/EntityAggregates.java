package dev.covet.query;

import java.util.Arrays;
import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.QueryEngine;
import dev.covet.query.plan.Term;
import reactor.core.publisher.Mono;

import org.springframework.data.core.PropertyReference;

/**
 * What the database computes of the rows of a query. Immutable and thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
abstract sealed class EntityAggregates<T> extends EntityPages<T> permits EntityWrites {

	EntityAggregates(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

	/**
	 * Compute aggregates of all rows; of the rows of a slice, where this is one.
	 * @param aggregates the aggregates, at least one; through relations too
	 * @return one row, also where nothing matches: counts are 0 then and everything else
	 * is null
	 */
	@SafeVarargs
	public final Mono<ComputedRow<T>> aggregate(Aggregate<? super T, ?>... aggregates) {
		if (aggregates.length == 0) {
			throw new IllegalArgumentException("No aggregate given for " + state().model());
		}
		return grouped(List.of()).aggregate(aggregates).all().next();
	}

	/**
	 * Put rows together that have properties in common.
	 * @param properties the properties; a to-one relation stands for its foreign key
	 * @return a query for what is computed of each group
	 */
	@SafeVarargs
	public final GroupedQuerySet<T> groupBy(PropertyReference<T, ?>... properties) {
		return groupBy(Names.of(properties).stream().<Recipe>map(PropertyRecipe::new).toList());
	}

	/**
	 * Put rows together that have the values of expressions in common.
	 * @param expressions the expressions
	 * @return a query for what is computed of each group
	 */
	@SafeVarargs
	public final GroupedQuerySet<T> groupBy(Expression<? super T, ?>... expressions) {
		return groupBy(Arrays.stream(expressions).map(Expression::recipe).toList());
	}

	private GroupedQuerySet<T> groupBy(List<Recipe> keys) {
		if (keys.isEmpty()) {
			throw new IllegalArgumentException("No key given: aggregate(…) computes of all rows together");
		}
		return grouped(keys);
	}

	private GroupedQuerySet<T> grouped(List<Recipe> recipes) {
		QueryState state = state();
		if (state.lock() != null) {
			throw new IllegalStateException("forUpdate() locks rows that are read, and aggregates read none");
		}
		state.requireNoParents();
		Resolution resolution = state.resolution(Columns.NONE);
		Projection.Rows rows = Grouping.rows(state, resolution);
		Columns keys = Columns.NONE;
		for (Recipe recipe : recipes) {
			keys = keys.andKey(recipe, resolution);
		}
		return new GroupedQuerySet<>(state.holding(resolution).ofGroups(), engine(), Grouping.by(keys, rows));
	}

	/**
	 * Compute something for each entity. Conditions that were given before through the
	 * same relation choose the related rows that are computed with; those given
	 * afterwards don't.
	 * @param expressions aggregates through relations, and other expressions
	 * @return a query for entities with what is computed
	 */
	@SafeVarargs
	public final AnnotatedQuerySet<T> annotate(Expression<? super T, ?>... expressions) {
		return new AnnotatedQuerySet<T>(state(), engine(), Columns.NONE).annotate(expressions);
	}

	/**
	 * One expression instead of entities. A null in it can't be a result of its own, so
	 * filter the rows that have one, or {@link Expressions#coalesce} it.
	 * @param expression the expression
	 * @param <V> its type
	 * @return its values; an {@link IllegalStateException} for a null
	 */
	public <V> Results<V> valuesList(Expression<? super T, V> expression) {
		Resolution resolution = state().resolution(Columns.NONE);
		Term term = resolution.term(expression.recipe(), null);
		return new ValueResults<>(state().holding(resolution), engine(), List.of(term),
				ValueResults.single(expression));
	}

}
