package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * How an expression becomes a term of an entity's rows. Equal recipes are the same
 * expression.
 */
interface Recipe {

	// Resolve the names and append the values; a bound value is of the type of what it
	// stands beside. Parts are resolved by Resolution.term.
	Term resolve(Resolution resolution, @Nullable ValueType like);

	// The recipe for an operand that may be a plain value.
	static Recipe of(@Nullable Object operand) {
		if (operand instanceof Expression<?, ?> expression) {
			return expression.recipe();
		}
		if (operand == null) {
			throw new IllegalArgumentException("An expression is never made of null: use coalesce, or otherwiseNull()");
		}
		return new ValueRecipe(operand);
	}

}
