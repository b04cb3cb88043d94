package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers computed to one.
 */
record ArithmeticRecipe(Term.ArithmeticOperator operator, Recipe left, Recipe right) implements Recipe {

	@Override
	public Term resolve(EntityModel model, List<Object> values, @Nullable ValueType like) {
		Term first = TermTypes.requireNumber(Recipe.term(this.left, model, values, like), "arithmetic");
		Term second = TermTypes.requireNumber(Recipe.term(this.right, model, values, first.type()), "arithmetic");
		return new Term.Arithmetic(this.operator, first, second);
	}

	@Override
	public String toString() {
		return "(" + this.left + " " + this.operator + " " + this.right + ")";
	}

}
