package dev.covet.query;

import dev.covet.query.plan.Predicate;

/**
 * A query has a row.
 */
record ExistsClause(Results<?> query) implements Clause {

	@Override
	public Predicate resolve(Resolution resolution) {
		return new Predicate.Exists(SubQueries.add(SubQueries.exists(this.query), resolution));
	}

	@Override
	public String toString() {
		return "exists(subquery)";
	}

}
