package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.Predicate;

/**
 * A condition on the rows of an entity, made with {@link Conditions}. It is resolved
 * against the mapping when it is given to a query: an unknown name or a value of the
 * wrong type is an error there, before any SQL. Immutable.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public abstract class Condition<T> {

	Condition() {
	}

	/**
	 * Both this and another condition.
	 * @param other the other
	 * @return the conjunction
	 */
	public final Condition<T> and(Condition<? super T> other) {
		return new CompositeCondition<>(List.of(this, other), Predicate.And::new);
	}

	/**
	 * This or another condition, or both.
	 * @param other the other
	 * @return the disjunction
	 */
	public final Condition<T> or(Condition<? super T> other) {
		return new CompositeCondition<>(List.of(this, other), Predicate.Or::new);
	}

	/**
	 * The complement: each row meets either this condition or its complement, one where
	 * this is unknown because of a null included.
	 * @return the complement
	 */
	public final Condition<T> not() {
		return new CompositeCondition<>(List.of(this), (predicates) -> new Predicate.Not(predicates.get(0)));
	}

	// Resolve the names and append the values.
	abstract Predicate resolve(Resolution resolution);

}
