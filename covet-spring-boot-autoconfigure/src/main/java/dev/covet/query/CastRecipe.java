package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * An expression as another type.
 */
record CastRecipe(Recipe operand, Class<?> type) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		return new Term.Cast(resolution.term(this.operand, null), ValueType.of(this.type));
	}

	@Override
	public String toString() {
		return this.operand + " as " + this.type.getSimpleName();
	}

}
