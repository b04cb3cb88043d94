package dev.covet.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Predicate.Operator;

/**
 * The comparisons of a property or an expression. Values are always bound. A null value
 * is refused: {@link #isNull()} asks for it. On a relation, values are handles, entities
 * or ids. Immutable.
 *
 * @param <T> the entity
 * @param <P> the property's type
 * @since 0.1.0
 */
@CheckReturnValue
public final class Where<T, P> {

	private final Function<ValueTest, Condition<T>> subject;

	Where(List<String> names) {
		this.subject = (test) -> new Condition<>(new ValueClause(names, test));
	}

	Where(Expression<T, P> expression) {
		this.subject = (test) -> new Condition<>(new ExpressionClause(expression.recipe(), test));
	}

	/**
	 * Equal.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> eq(P value) {
		return compare(Operator.EQ, value);
	}

	/**
	 * Equal to an expression.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> eq(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.EQ, expression.recipe()));
	}

	/**
	 * Unequal. A null is neither equal nor unequal: for the complement of equal there is
	 * {@code not(where(…).eq(…))}.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> ne(P value) {
		return compare(Operator.NE, value);
	}

	/**
	 * Unequal to an expression; a null is neither equal nor unequal.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> ne(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.NE, expression.recipe()));
	}

	/**
	 * Greater.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> gt(P value) {
		return compare(Operator.GT, value);
	}

	/**
	 * Greater than an expression.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> gt(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.GT, expression.recipe()));
	}

	/**
	 * Greater or equal.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> gte(P value) {
		return compare(Operator.GTE, value);
	}

	/**
	 * Greater than an expression or equal.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> gte(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.GTE, expression.recipe()));
	}

	/**
	 * Less.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> lt(P value) {
		return compare(Operator.LT, value);
	}

	/**
	 * Less than an expression.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> lt(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.LT, expression.recipe()));
	}

	/**
	 * Less or equal.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> lte(P value) {
		return compare(Operator.LTE, value);
	}

	/**
	 * Less than an expression or equal.
	 * @param expression the expression
	 * @return a condition
	 */
	public Condition<T> lte(Expression<? super T, ? extends P> expression) {
		return this.subject.apply(new ValueTest.Against(Operator.LTE, expression.recipe()));
	}

	/**
	 * Among values. Nothing is among none.
	 * @param values the values
	 * @return a condition
	 */
	public Condition<T> in(Collection<? extends P> values) {
		return this.subject.apply(new ValueTest.Among(values));
	}

	/**
	 * Among values. Nothing is among none.
	 * @param values the values
	 * @return a condition
	 */
	@SafeVarargs
	public final Condition<T> in(P... values) {
		return in(Arrays.asList(values));
	}

	/**
	 * Among the values that a query reads, by a sub-query. Nulls among them are none.
	 * @param query a query for one value: {@code comments.valuesList(Comment::rating)};
	 * it may refer to the row around it by {@link Expressions#outer}
	 * @return a condition
	 */
	public Condition<T> in(Results<? extends P> query) {
		return this.subject.apply(new ValueTest.AmongQuery(query));
	}

	/**
	 * Between two values, both included.
	 * @param low the lower
	 * @param high the upper
	 * @return a condition
	 */
	public Condition<T> between(P low, P high) {
		return this.subject.apply(new ValueTest.Within(low, high));
	}

	/**
	 * Null; of a relation, that nothing is at its other end.
	 * @return a condition
	 */
	public Condition<T> isNull() {
		return this.subject.apply(new ValueTest.Absent(false));
	}

	/**
	 * Not null; of a relation, that something is at its other end. Of a property behind a
	 * to-many relation, that a row there has it; that no row there lacks it is
	 * {@code isNull().not()}.
	 * @return a condition
	 */
	public Condition<T> isNotNull() {
		return this.subject.apply(new ValueTest.Absent(true));
	}

	/**
	 * True.
	 * @return a condition
	 */
	public Condition<T> isTrue() {
		return compare(Operator.EQ, true);
	}

	/**
	 * False; a null is neither.
	 * @return a condition
	 */
	public Condition<T> isFalse() {
		return compare(Operator.EQ, false);
	}

	/**
	 * Equal but for upper and lower case. For text.
	 * @param value the value
	 * @return a condition
	 */
	public Condition<T> eqIgnoreCase(String value) {
		return this.subject.apply(new ValueTest.Text(Operator.EQ, value, true));
	}

	/**
	 * Matches an SQL pattern: {@code %} for any text, {@code _} for any character,
	 * {@code \} before one that stands for itself. For text.
	 * @param pattern the pattern
	 * @return a condition
	 */
	public Condition<T> like(String pattern) {
		return this.subject.apply(new ValueTest.Text(Operator.LIKE, pattern, false));
	}

	/**
	 * Matches an SQL pattern but for upper and lower case. For text.
	 * @param pattern the pattern
	 * @return a condition
	 * @see #like(String)
	 */
	public Condition<T> likeIgnoreCase(String pattern) {
		return this.subject.apply(new ValueTest.Text(Operator.LIKE, pattern, true));
	}

	/**
	 * Contains a text, in which no character has a special meaning. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> contains(String text) {
		return like("%" + ValueTest.escape(text) + "%");
	}

	/**
	 * Contains a text but for upper and lower case. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> containsIgnoreCase(String text) {
		return likeIgnoreCase("%" + ValueTest.escape(text) + "%");
	}

	/**
	 * Starts with a text, in which no character has a special meaning. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> startsWith(String text) {
		return like(ValueTest.escape(text) + "%");
	}

	/**
	 * Starts with a text but for upper and lower case. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> startsWithIgnoreCase(String text) {
		return likeIgnoreCase(ValueTest.escape(text) + "%");
	}

	/**
	 * Ends with a text, in which no character has a special meaning. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> endsWith(String text) {
		return like("%" + ValueTest.escape(text));
	}

	/**
	 * Ends with a text but for upper and lower case. For text.
	 * @param text the text
	 * @return a condition
	 */
	public Condition<T> endsWithIgnoreCase(String text) {
		return likeIgnoreCase("%" + ValueTest.escape(text));
	}

	// A name known only at run time takes any object, an expression among them.
	private Condition<T> compare(Operator operator, Object value) {
		return this.subject.apply((value instanceof Expression<?, ?> expression)
				? new ValueTest.Against(operator, expression.recipe()) : new ValueTest.Compared(operator, value));
	}

}
