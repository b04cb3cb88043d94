package dev.covet.query;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;
import dev.covet.query.plan.Term.Function;

import org.springframework.data.core.PropertyReference;
import org.springframework.util.ClassUtils;

/**
 * Where expressions begin. Meant for static import:
 *
 * <pre class="code">
 * posts.orderBy(desc(property(Post::views).plus(property(Post::likes))))
 * </pre>
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class Expressions {

	private Expressions() {
	}

	/**
	 * A property.
	 * @param property the property
	 * @param <T> the entity
	 * @param <V> the property's type
	 * @return the expression
	 */
	public static <T, V> Expression<T, V> property(PropertyReference<T, V> property) {
		return new Expression<>(new PropertyRecipe(List.of(Names.of(property))));
	}

	/**
	 * A property of an entity at the other end of a to-one relation.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @param <V> the property's type
	 * @return the expression, null where there is no related row
	 */
	public static <T, R, V> Expression<T, V> property(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, V> property) {
		return property(Path.path(relation), property);
	}

	/**
	 * A property at the end of a path through to-one relations.
	 * @param path the way
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the entity at the end
	 * @param <V> the property's type
	 * @return the expression, null where there is no row at the end
	 */
	public static <T, R, V> Expression<T, V> property(Path<T, R> path, PropertyReference<R, V> property) {
		return new Expression<>(new PropertyRecipe(Names.append(path.names(), Names.of(property))));
	}

	/**
	 * A property known only at run time.
	 * @param property its name, dotted through to-one relations and embedded properties
	 * @param <T> the entity
	 * @return the expression; values beside it are converted to the property's type
	 */
	public static <T> Expression<T, Object> property(String property) {
		return new Expression<>(new PropertyRecipe(Names.split(property)));
	}

	/**
	 * A value, which is bound.
	 * @param value the value
	 * @param <T> the entity
	 * @param <V> its type
	 * @return the expression
	 */
	public static <T, V> Expression<T, V> value(V value) {
		return new Expression<>(Recipe.of(value));
	}

	/**
	 * A property of the row around a sub-query: of the nearest row of that entity.
	 * @param property the property, of the row itself
	 * @param <T> the entity of the sub-query
	 * @param <O> the entity around it
	 * @param <V> the property's type
	 * @return the expression; it is an error where there is no such row
	 */
	public static <T, O, V> Expression<T, V> outer(PropertyReference<O, V> property) {
		PropertyReference<O, V> resolved = PropertyReference.of(property);
		return new Expression<>(new OuterRecipe(resolved.getOwningType().getType(), resolved.getName(),
				ClassUtils.resolvePrimitiveIfNecessary(resolved.getType())));
	}

	/**
	 * The one value that a query reads:
	 * {@code comments.limit(1).valuesList(Comment::text)}. The query may refer to the row
	 * around it by {@link #outer}.
	 * @param query a query for one value, of one row at most
	 * @param <T> the entity
	 * @param <V> the value's type
	 * @return the expression, null where the query has no row; with more rows than one it
	 * is the database's error
	 */
	public static <T, V> Expression<T, V> subquery(Results<V> query) {
		SubQueries.value(query);
		return new Expression<>(new QueryRecipe(query));
	}

	/**
	 * The first that is not null.
	 * @param expression the first
	 * @param value the value in its place
	 * @param <T> the entity
	 * @param <V> their type
	 * @return the expression
	 */
	public static <T, V> Expression<T, V> coalesce(Expression<T, V> expression, V value) {
		return call(Function.COALESCE, expression.recipe(), Recipe.of(value));
	}

	/**
	 * The first that is not null.
	 * @param expression the first
	 * @param others the others in turn, at least one
	 * @param <T> the entity
	 * @param <V> their type
	 * @return the expression, null where all are
	 */
	@SafeVarargs
	public static <T, V> Expression<T, V> coalesce(Expression<T, V> expression,
			Expression<? super T, ? extends V>... others) {
		List<Recipe> all = new ArrayList<>(List.of(expression.recipe()));
		Arrays.stream(others).map(Expression::recipe).forEach(all::add);
		return call(Function.COALESCE, all.toArray(Recipe[]::new));
	}

	/**
	 * Texts in a row.
	 * @param parts the texts
	 * @param <T> the entity
	 * @return the expression, null where one of them is: {@link #coalesce} that one
	 */
	@SafeVarargs
	public static <T> Expression<T, String> concat(Expression<? super T, String>... parts) {
		if (parts.length == 0) {
			throw new IllegalArgumentException("concat takes one text at least");
		}
		return call(Function.CONCAT, Arrays.stream(parts).map(Expression::recipe).toArray(Recipe[]::new));
	}

	/**
	 * Text in lower case.
	 * @param text the text
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, String> lower(Expression<T, String> text) {
		return call(Function.LOWER, text.recipe());
	}

	/**
	 * Text in lower case.
	 * @param property the property
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, String> lower(PropertyReference<T, String> property) {
		return lower(property(property));
	}

	/**
	 * Text in upper case.
	 * @param text the text
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, String> upper(Expression<T, String> text) {
		return call(Function.UPPER, text.recipe());
	}

	/**
	 * Text in upper case.
	 * @param property the property
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, String> upper(PropertyReference<T, String> property) {
		return upper(property(property));
	}

	/**
	 * The number of characters of a text.
	 * @param text the text
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, Integer> length(Expression<T, String> text) {
		return call(Function.LENGTH, text.recipe());
	}

	/**
	 * The number of characters of a text.
	 * @param property the property
	 * @param <T> the entity
	 * @return the expression
	 */
	public static <T> Expression<T, Integer> length(PropertyReference<T, String> property) {
		return length(property(property));
	}

	/**
	 * The beginning of the second, minute, hour, day, week, month or year that a moment
	 * is in. For moments with a zone the database session's zone decides where a day
	 * begins.
	 * @param unit the unit
	 * @param moment a date, or a time with a date
	 * @param <T> the entity
	 * @param <V> its type
	 * @return the expression, of the moment's type
	 */
	public static <T, V> Expression<T, V> truncate(ChronoUnit unit, Expression<T, V> moment) {
		return new Expression<>(new TruncatedRecipe(unit, moment.recipe()));
	}

	/**
	 * The beginning of the unit of time that a property's moment is in.
	 * @param unit the unit
	 * @param property the property
	 * @param <T> the entity
	 * @param <V> its type
	 * @return the expression, of the property's type
	 * @see #truncate(ChronoUnit, Expression)
	 */
	public static <T, V> Expression<T, V> truncate(ChronoUnit unit, PropertyReference<T, V> property) {
		return truncate(unit, property(property));
	}

	/**
	 * Begin an expression that depends on conditions:
	 * {@code when(c).then(x).when(d).then(y).otherwise(z)}.
	 * @param condition the first condition
	 * @param <T> the entity
	 * @return what takes the value for it
	 */
	public static <T> CaseStart<T> when(Condition<T> condition) {
		return new CaseStart<>(condition);
	}

	private static <T, V> Expression<T, V> call(Function function, Recipe... arguments) {
		return new Expression<>(new CallRecipe(function, List.of(arguments)));
	}

}
