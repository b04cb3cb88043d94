package dev.covet.query;

import dev.covet.query.plan.Predicate;

/**
 * A test of an expression.
 */
final class ExpressionCondition<T> extends Condition<T> {

	private final Recipe recipe;

	private final ValueTest test;

	ExpressionCondition(Recipe recipe, ValueTest test) {
		this.recipe = recipe;
		this.test = test;
	}

	@Override
	Predicate resolve(Resolution resolution) {
		return this.test.on(resolution.term(this.recipe, null), resolution);
	}

}
