package dev.covet.query;

import java.util.List;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * A property, reached through to-one relations.
 */
record PropertyRecipe(List<String> names) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		return Paths.column(resolution.model(), this.names, "computed with");
	}

	@Override
	public String toString() {
		return String.join(".", this.names);
	}

}
