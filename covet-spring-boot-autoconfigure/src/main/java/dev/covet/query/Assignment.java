package dev.covet.query;

import java.util.List;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.WriteShape.Setting;

/**
 * What a property gets in an update of all rows that meet a filter, made with
 * {@link Assignments}. It is resolved against the mapping when it is given to a query: an
 * unknown name or a value of the wrong type is an error there, before any SQL. Immutable.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class Assignment<T> permits ValueAssignment, ExpressionAssignment {

	Assignment() {
	}

	// Resolve the names, append the values, and say what is set.
	abstract List<Setting> resolve(Resolution resolution);

}
