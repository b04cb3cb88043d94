package dev.covet.query;

import java.util.Arrays;
import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.CompositeClause.Kind;

/**
 * A condition on the rows of an entity, made with {@link Conditions}. It is resolved
 * against the mapping when it is given to a query: an unknown name or a value of the
 * wrong type is an error there, before any SQL. Immutable; two conditions made alike are
 * equal, but for those with a query inside, which is only equal to itself.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public final class Condition<T> {

	private final Clause clause;

	Condition(Clause clause) {
		this.clause = clause;
	}

	/**
	 * Both this and another condition.
	 * @param other the other
	 * @return the conjunction
	 */
	public Condition<T> and(Condition<? super T> other) {
		return new Condition<>(CompositeClause.of(Kind.ALL, List.of(this, other)));
	}

	/**
	 * This or another condition, or both.
	 * @param other the other
	 * @return the disjunction
	 */
	public Condition<T> or(Condition<? super T> other) {
		return new Condition<>(CompositeClause.of(Kind.ANY, List.of(this, other)));
	}

	/**
	 * The complement: each row meets either this condition or its complement, one where
	 * this is unknown because of a null included.
	 * @return the complement
	 */
	public Condition<T> not() {
		return new Condition<>(CompositeClause.of(Kind.NOT, List.of(this)));
	}

	static List<Clause> clauses(Condition<?>[] conditions) {
		return Arrays.<Condition<?>>stream(conditions).map(Condition::clause).toList();
	}

	Clause clause() {
		return this.clause;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Condition<?> that && this.clause.equals(that.clause);
	}

	@Override
	public int hashCode() {
		return this.clause.hashCode();
	}

	/**
	 * Return the condition in words, without its values.
	 * @return text to read
	 */
	@Override
	public String toString() {
		return this.clause.toString();
	}

}
