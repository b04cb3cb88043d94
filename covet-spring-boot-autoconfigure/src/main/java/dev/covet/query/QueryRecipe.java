package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * The one value of a sub-query.
 */
record QueryRecipe(Results<?> query) implements Recipe {

	@Override
	public Term resolve(EntityModel model, List<Object> values, @Nullable ValueType like) {
		Term read = SubQueries.value(this.query);
		return new Term.Query(SubQueries.add(SubQueries.values(this.query), values), read.type());
	}

	@Override
	public String toString() {
		return "subquery";
	}

}
