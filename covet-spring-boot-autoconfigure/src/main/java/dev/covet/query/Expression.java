package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Term.ArithmeticOperator;

/**
 * What the database computes of a row, made with {@link Expressions} or
 * {@link Aggregates}. It stands where a property does: in conditions, orders, values,
 * aggregates and groups. Names and types are checked when it is given to a query, before
 * any SQL. It is null where a part of it is. Immutable; two expressions made alike are
 * equal, but for those with a query inside, which is only equal to itself.
 *
 * <pre class="code">
 * posts.filter(where(property(Post::views).dividedBy(2L)).gt(property(Post::likes)))
 * </pre>
 *
 * @param <T> the entity
 * @param <V> the type of its value
 * @since 0.1.0
 */
@CheckReturnValue
public sealed class Expression<T, V> permits Aggregate {

	private final Recipe recipe;

	Expression(Recipe recipe) {
		this.recipe = recipe;
	}

	/**
	 * The sum of this and a number.
	 * @param value the number
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> plus(V value) {
		return computed(ArithmeticOperator.PLUS, value);
	}

	/**
	 * The sum of this and another.
	 * @param other the other
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> plus(Expression<? super T, ? extends V> other) {
		return computed(ArithmeticOperator.PLUS, other);
	}

	/**
	 * This less a number.
	 * @param value the number
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> minus(V value) {
		return computed(ArithmeticOperator.MINUS, value);
	}

	/**
	 * This less another.
	 * @param other the other
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> minus(Expression<? super T, ? extends V> other) {
		return computed(ArithmeticOperator.MINUS, other);
	}

	/**
	 * This multiplied by a number.
	 * @param value the number
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> times(V value) {
		return computed(ArithmeticOperator.TIMES, value);
	}

	/**
	 * This multiplied by another.
	 * @param other the other
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> times(Expression<? super T, ? extends V> other) {
		return computed(ArithmeticOperator.TIMES, other);
	}

	/**
	 * This divided by a number. Whole numbers give a whole number, as in Java: 7 by 2 is
	 * 3, -7 by 2 is -3; {@link #castTo} a {@code Double} before for a fraction. By 0 it
	 * is the database's error, null on MariaDB.
	 * @param value the number
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> dividedBy(V value) {
		return computed(ArithmeticOperator.DIVIDED_BY, value);
	}

	/**
	 * This divided by another, whole numbers as with {@link #dividedBy(Object)}.
	 * @param other the other
	 * @return an expression of this one's type
	 */
	public final Expression<T, V> dividedBy(Expression<? super T, ? extends V> other) {
		return computed(ArithmeticOperator.DIVIDED_BY, other);
	}

	private Expression<T, V> computed(ArithmeticOperator operator, Object other) {
		return new Expression<>(new ArithmeticRecipe(operator, this.recipe, Recipe.of(other)));
	}

	/**
	 * This as another type, by the rules of the database.
	 * @param type a number, text, boolean, date or time
	 * @param <N> the type
	 * @return an expression of that type
	 */
	public final <N> Expression<T, N> castTo(Class<N> type) {
		return new Expression<>(new CastRecipe(this.recipe, type));
	}

	final Recipe recipe() {
		return this.recipe;
	}

	@Override
	public final boolean equals(Object other) {
		return other instanceof Expression<?, ?> that && this.recipe.equals(that.recipe);
	}

	@Override
	public final int hashCode() {
		return this.recipe.hashCode();
	}

	@Override
	public final String toString() {
		return this.recipe.toString();
	}

}
