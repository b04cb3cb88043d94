package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A bound value.
 */
record ValueRecipe(Object value) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		ValueType type = (like != null) ? like : ValueType.of(this.value.getClass());
		return new Term.Value(resolution.add(ColumnValues.convert(type, this.value)), type);
	}

	@Override
	public String toString() {
		return "a value";
	}

}
