package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * An expression as another type.
 */
record CastRecipe(Recipe operand, Class<?> type) implements Recipe {

	@Override
	public Term resolve(EntityModel model, List<Object> values, @Nullable ValueType like) {
		return new Term.Cast(Recipe.term(this.operand, model, values, null), ValueType.of(this.type));
	}

	@Override
	public String toString() {
		return this.operand + " as " + this.type.getSimpleName();
	}

}
