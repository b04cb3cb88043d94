package dev.covet.query;

import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Two numbers computed to one.
 */
record ArithmeticRecipe(Term.ArithmeticOperator operator, Recipe left, Recipe right) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		Term first = TermTypes.requireNumber(resolution.term(this.left, like), "arithmetic");
		Term second = TermTypes.requireNumber(resolution.term(this.right, first.type()), "arithmetic");
		return new Term.Arithmetic(this.operator, first, second);
	}

	@Override
	public String toString() {
		return "(" + this.left + " " + this.operator + " " + this.right + ")";
	}

}
