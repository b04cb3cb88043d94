package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The one value of a sub-query.
 */
record QueryRecipe(Results<?> query) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		Term read = SubQueries.value(this.query);
		return new Term.Query(SubQueries.add(SubQueries.values(this.query), resolution), read.type());
	}

	@Override
	public String toString() {
		return "subquery";
	}

}
