package dev.covet.query;

import java.util.List;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Predicate;

/**
 * One row at the other end of a relation meets all of several conditions.
 */
final class RelatedCondition<T> extends Condition<T> {

	private final String relation;

	private final Condition<?> condition;

	RelatedCondition(String relation, Condition<?> condition) {
		this.relation = relation;
		this.condition = condition;
	}

	@Override
	Predicate resolve(Resolution resolution) {
		RelationModel found = resolution.model().relation(this.relation);
		if (found == null) {
			throw resolution.model().unknown(this.relation);
		}
		return new Predicate.Related(List.of(), found, this.condition.resolve(resolution.about(found.target())));
	}

}
