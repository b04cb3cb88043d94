package dev.covet.query;

import dev.covet.query.plan.Predicate;

/**
 * A query has a row.
 */
final class ExistsCondition<T> extends Condition<T> {

	private final Results<?> query;

	ExistsCondition(Results<?> query) {
		this.query = query;
	}

	@Override
	Predicate resolve(Resolution resolution) {
		return new Predicate.Exists(SubQueries.add(SubQueries.exists(this.query), resolution));
	}

}
