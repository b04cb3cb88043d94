package dev.covet.query;

import dev.covet.query.plan.Predicate;

/**
 * A test of an expression.
 */
record ExpressionClause(Recipe recipe, ValueTest test) implements Clause {

	@Override
	public Predicate resolve(Resolution resolution) {
		return this.test.on(resolution.term(this.recipe, null), resolution);
	}

	@Override
	public String toString() {
		return this.recipe + " " + this.test;
	}

}
