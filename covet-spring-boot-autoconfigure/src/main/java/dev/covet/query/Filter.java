package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.plan.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query.
 *
 * @param predicates the conditions, all of which hold
 */
record Filter(List<Predicate> predicates) {

	static final Filter NONE = new Filter(List.of());

	Filter and(List<Clause> clauses, Resolution resolution) {
		List<Predicate> all = new ArrayList<>(this.predicates);
		clauses.forEach((clause) -> all.add(clause.resolve(resolution)));
		return new Filter(List.copyOf(all));
	}

	// The conditions as one, or null where every row is meant.
	@Nullable Predicate predicate() {
		return Predicate.all(this.predicates);
	}

}
