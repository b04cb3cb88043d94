package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A bound value.
 */
record ValueRecipe(Object value) implements Recipe {

	@Override
	public Term resolve(EntityModel model, List<Object> values, @Nullable ValueType like) {
		ValueType type = (like != null) ? like : ValueType.of(this.value.getClass());
		values.add(ColumnValues.convert(type, this.value));
		return new Term.Value(values.size() - 1, type);
	}

	@Override
	public String toString() {
		return "a value";
	}

}
