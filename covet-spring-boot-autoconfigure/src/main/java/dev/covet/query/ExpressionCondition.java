package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
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
	Predicate resolve(EntityModel model, List<Object> values) {
		return this.test.on(Recipe.term(this.recipe, model, values, null), new Ground(model, false), values);
	}

}
