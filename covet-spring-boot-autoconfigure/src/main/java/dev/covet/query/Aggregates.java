package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;
import dev.covet.query.plan.Aggregation.Function;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReference;

/**
 * Where aggregates begin. Meant for static import:
 *
 * <pre class="code">
 * Aggregate&lt;User, Integer&gt; total = sum(User::age);
 * users.aggregate(total, avg(User::age)).map((row) -&gt; row.get(total))
 * </pre>
 *
 * Nulls are left out. Of no value at all, counts are 0 and everything else is null.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class Aggregates {

	private Aggregates() {
	}

	/**
	 * The number of rows.
	 * @param <T> the entity
	 * @return the aggregate
	 */
	public static <T> RowAggregate<T, Long> count() {
		return new RowAggregate<>(new AggregateRecipe(Function.COUNT, null, false, Long.class, List.of()));
	}

	/**
	 * The number of rows at the other end of a relation.
	 * @param relation the relation
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the aggregate
	 */
	public static <T, R> RelatedAggregate<T, R, Long> count(PropertyReference<T, ? extends Handle<R>> relation) {
		return Aggregates.<R>count().through(relation);
	}

	/**
	 * The number of rows at the end of a path.
	 * @param path the path
	 * @param <T> the entity
	 * @param <R> the entity at the end
	 * @return the aggregate
	 */
	public static <T, R> RelatedAggregate<T, R, Long> count(Path<T, R> path) {
		return Aggregates.<R>count().through(path);
	}

	/**
	 * The number of rows for which an expression is not null.
	 * @param expression the expression
	 * @param <T> the entity
	 * @return the aggregate
	 */
	public static <T> RowAggregate<T, Long> count(Expression<T, ?> expression) {
		return of(Function.COUNT, expression, false, Long.class);
	}

	/**
	 * The sum of a property, of the property's type. A sum that doesn't fit into it is an
	 * {@link ArithmeticException}: {@link #sum(PropertyReference, Class)} asks for a
	 * wider type.
	 * @param property the property
	 * @param <T> the entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V extends Number> RowAggregate<T, V> sum(PropertyReference<T, V> property) {
		return sum(Expressions.property(property));
	}

	/**
	 * The sum of a property of the entities at the other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, R, V extends Number> RelatedAggregate<T, R, V> sum(
			PropertyReference<T, ? extends Handle<R>> relation, PropertyReference<R, V> property) {
		return sum(property).through(relation);
	}

	/**
	 * The sum of an expression, of its type.
	 * @param expression the expression
	 * @param <T> the entity
	 * @param <V> the expression's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V> RowAggregate<T, V> sum(Expression<T, V> expression) {
		return of(Function.SUM, expression, false, null);
	}

	/**
	 * The sum of a property, of a wider type.
	 * @param property the property
	 * @param type the type
	 * @param <T> the entity
	 * @param <V> the type
	 * @return the aggregate, null of no value
	 */
	public static <T, V extends Number> RowAggregate<T, V> sum(PropertyReference<T, ? extends Number> property,
			Class<V> type) {
		return of(Function.SUM, Expressions.property(property), false, type);
	}

	/**
	 * The mean of a property.
	 * @param property the property
	 * @param <T> the entity
	 * @return the aggregate, null of no value
	 */
	public static <T> RowAggregate<T, Double> avg(PropertyReference<T, ? extends Number> property) {
		return avg(Expressions.property(property));
	}

	/**
	 * The mean of a property of the entities at the other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the aggregate, null of no value
	 */
	public static <T, R> RelatedAggregate<T, R, Double> avg(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ? extends Number> property) {
		return avg(property).through(relation);
	}

	/**
	 * The mean of an expression.
	 * @param expression the expression
	 * @param <T> the entity
	 * @return the aggregate, null of no value
	 */
	public static <T> RowAggregate<T, Double> avg(Expression<T, ?> expression) {
		return of(Function.AVG, expression, false, Double.class);
	}

	/**
	 * The smallest value of a property.
	 * @param property the property
	 * @param <T> the entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V> RowAggregate<T, V> min(PropertyReference<T, V> property) {
		return min(Expressions.property(property));
	}

	/**
	 * The smallest value of a property of the entities at the other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, R, V> RelatedAggregate<T, R, V> min(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, V> property) {
		return min(property).through(relation);
	}

	/**
	 * The smallest value of an expression.
	 * @param expression the expression
	 * @param <T> the entity
	 * @param <V> the expression's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V> RowAggregate<T, V> min(Expression<T, V> expression) {
		return of(Function.MIN, expression, false, null);
	}

	/**
	 * The largest value of a property.
	 * @param property the property
	 * @param <T> the entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V> RowAggregate<T, V> max(PropertyReference<T, V> property) {
		return max(Expressions.property(property));
	}

	/**
	 * The largest value of a property of the entities at the other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @param <V> the property's type
	 * @return the aggregate, null of no value
	 */
	public static <T, R, V> RelatedAggregate<T, R, V> max(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, V> property) {
		return max(property).through(relation);
	}

	/**
	 * The largest value of an expression.
	 * @param expression the expression
	 * @param <T> the entity
	 * @param <V> the expression's type
	 * @return the aggregate, null of no value
	 */
	public static <T, V> RowAggregate<T, V> max(Expression<T, V> expression) {
		return of(Function.MAX, expression, false, null);
	}

	/**
	 * The standard deviation of the whole population of a property.
	 * @param property the property
	 * @param <T> the entity
	 * @return the aggregate, null of no value
	 */
	public static <T> RowAggregate<T, Double> stdDev(PropertyReference<T, ? extends Number> property) {
		return stdDev(Expressions.property(property));
	}

	/**
	 * The standard deviation of the whole population of a property of the entities at the
	 * other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the aggregate, null of no value
	 */
	public static <T, R> RelatedAggregate<T, R, Double> stdDev(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ? extends Number> property) {
		return stdDev(property).through(relation);
	}

	/**
	 * The standard deviation of the whole population of an expression.
	 * @param expression the expression
	 * @param <T> the entity
	 * @return the aggregate, null of no value
	 */
	public static <T> RowAggregate<T, Double> stdDev(Expression<T, ?> expression) {
		return of(Function.STDDEV, expression, false, Double.class);
	}

	/**
	 * The number of different values, nulls not counted of a property.
	 * @param property the property
	 * @param <T> the entity
	 * @return the aggregate, 0 of no value
	 */
	public static <T> RowAggregate<T, Long> countDistinct(PropertyReference<T, ?> property) {
		return countDistinct(Expressions.property(property));
	}

	/**
	 * The number of different values, nulls not counted of a property of the entities at
	 * the other end of a relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return the aggregate, 0 of no value
	 */
	public static <T, R> RelatedAggregate<T, R, Long> countDistinct(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, ?> property) {
		return countDistinct(property).through(relation);
	}

	/**
	 * The number of different values, nulls not counted of an expression.
	 * @param expression the expression
	 * @param <T> the entity
	 * @return the aggregate, 0 of no value
	 */
	public static <T> RowAggregate<T, Long> countDistinct(Expression<T, ?> expression) {
		return of(Function.COUNT, expression, true, Long.class);
	}

	private static <T, V> RowAggregate<T, V> of(Function function, Expression<T, ?> expression, boolean distinct,
			@Nullable Class<?> type) {
		return new RowAggregate<>(new AggregateRecipe(function, expression.recipe(), distinct, type, List.of()));
	}

}
