package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A property of the row around a sub-query.
 */
record OuterRecipe(Class<?> entity, String name, Class<?> type) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		return new Term.Outer(this.entity, this.name, ValueType.of(this.type));
	}

	@Override
	public String toString() {
		return "outer(" + this.entity.getSimpleName() + "." + this.name + ")";
	}

}
