package dev.covet.query;

import java.util.List;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Predicate;

/**
 * One row at the other end of a relation meets all of several conditions.
 */
record RelatedClause(String relation, Clause clause) implements Clause {

	@Override
	public Predicate resolve(Resolution resolution) {
		RelationModel found = resolution.model().relation(this.relation);
		if (found == null) {
			throw resolution.model().unknown(this.relation);
		}
		return new Predicate.Related(List.of(), found, this.clause.resolve(resolution.about(found.target())));
	}

	@Override
	public String toString() {
		return "any " + this.relation + " where " + this.clause;
	}

}
