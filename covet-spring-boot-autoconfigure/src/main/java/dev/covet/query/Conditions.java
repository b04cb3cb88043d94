package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.mapping.Handle;

import org.springframework.data.core.PropertyReference;

/**
 * Where conditions begin. Meant for static import:
 *
 * <pre class="code">
 * posts.filter(where(Post::views).gt(1000L), where(Post::author, User::active).isTrue())
 * </pre>
 *
 * A way through a to-one relation is a join. A way through a to-many relation asks
 * whether a row exists there (EXISTS) and never repeats a result; each {@code where} asks
 * for a row of its own, {@link #any} for one row that meets several conditions.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class Conditions {

	private Conditions() {
	}

	/**
	 * Begin a condition on a property.
	 * @param property the property
	 * @param <T> the entity
	 * @param <P> the property's type
	 * @return the comparisons
	 */
	public static <T, P> Where<T, P> where(PropertyReference<T, P> property) {
		return new Where<>(List.of(Names.of(property)));
	}

	/**
	 * Begin a condition on a property of a related entity.
	 * @param relation the relation
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @param <P> the property's type
	 * @return the comparisons
	 */
	public static <T, R, P> Where<T, P> where(PropertyReference<T, ? extends Handle<R>> relation,
			PropertyReference<R, P> property) {
		return where(Path.path(relation), property);
	}

	/**
	 * Begin a condition on a property at the end of a path.
	 * @param path the way
	 * @param property the property
	 * @param <T> the entity
	 * @param <R> the entity at the end
	 * @param <P> the property's type
	 * @return the comparisons
	 */
	public static <T, R, P> Where<T, P> where(Path<T, R> path, PropertyReference<R, P> property) {
		return new Where<>(Names.append(path.names(), Names.of(property)));
	}

	/**
	 * Begin a condition on a property known only at run time.
	 * @param property its name, dotted through relations and embedded properties
	 * @return the comparisons; values are converted to the property's type, expressions
	 * of any entity are resolved against the query's
	 */
	public static Where<Object, Object> where(String property) {
		return new Where<>(Names.split(property));
	}

	/**
	 * Begin a condition on an expression.
	 * @param expression the expression, or an aggregate that the query computes
	 * @param <T> the entity
	 * @param <P> the expression's type
	 * @return the comparisons
	 */
	public static <T, P> Where<T, P> where(Expression<T, P> expression) {
		return new Where<>(expression);
	}

	/**
	 * A query has a row. It may refer to the row around it by {@link Expressions#outer}.
	 * @param query the query
	 * @param <T> the entity
	 * @return a condition
	 */
	public static <T> Condition<T> exists(Results<?> query) {
		return new Condition<>(new ExistsClause(query));
	}

	/**
	 * One row at the other end of a relation meets all conditions.
	 * @param relation the relation
	 * @param conditions the conditions on the related entity, at least one
	 * @param <T> the entity
	 * @param <R> the related entity
	 * @return a condition
	 */
	@SafeVarargs
	public static <T, R> Condition<T> any(PropertyReference<T, ? extends Handle<R>> relation,
			Condition<? super R>... conditions) {
		return new Condition<>(new RelatedClause(Names.of(relation), allOf(conditions).clause()));
	}

	/**
	 * All conditions hold.
	 * @param conditions the conditions, at least one
	 * @param <T> the entity
	 * @return their conjunction
	 */
	@SafeVarargs
	public static <T> Condition<T> allOf(Condition<? super T>... conditions) {
		return new Condition<>(new CompositeClause(CompositeClause.Kind.ALL, Condition.clauses(conditions)));
	}

	/**
	 * One condition at least holds.
	 * @param conditions the conditions, at least one
	 * @param <T> the entity
	 * @return their disjunction
	 */
	@SafeVarargs
	public static <T> Condition<T> anyOf(Condition<? super T>... conditions) {
		return new Condition<>(new CompositeClause(CompositeClause.Kind.ANY, Condition.clauses(conditions)));
	}

	/**
	 * The complement of a condition.
	 * @param condition the condition
	 * @param <T> the entity
	 * @return its complement
	 * @see Condition#not()
	 */
	public static <T> Condition<T> not(Condition<T> condition) {
		return condition.not();
	}

}
