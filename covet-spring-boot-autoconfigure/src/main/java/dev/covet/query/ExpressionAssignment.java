package dev.covet.query;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.WriteShape.Setting;

/**
 * Sets a property to what is computed of its row.
 */
final class ExpressionAssignment<T> extends Assignment<T> {

	private final String property;

	private final Expression<?, ?> expression;

	ExpressionAssignment(String property, Expression<?, ?> expression) {
		this.property = property;
		this.expression = expression;
	}

	@Override
	List<Setting> resolve(Resolution resolution) {
		ColumnModel column = resolution.model().column(this.property);
		if (column == null) {
			throw resolution.model().unknown(this.property);
		}
		BulkPlans.requireWritable(column);
		if (this.expression instanceof Aggregate) {
			throw new IllegalArgumentException(column + " can't be set to an aggregate: compute it by a query first");
		}
		Term term = resolution.term(this.expression.recipe(), null);
		if (!term.type().javaType().equals(column.javaType())) {
			throw new IllegalArgumentException("%s takes a %s, not the %s of %s: use castTo".formatted(column,
					column.javaType().getSimpleName(), term.type().javaType().getSimpleName(), this.expression));
		}
		return List.of(new Setting(column, Setting.Kind.TERM, -1, term));
	}

}
