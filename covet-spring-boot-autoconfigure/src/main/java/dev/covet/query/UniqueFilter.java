package dev.covet.query;

import java.util.HashSet;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Predicate.Comparison;
import dev.covet.query.plan.Predicate.Operator;
import dev.covet.query.plan.Term;

/**
 * Sees that a filter names one id, so that no limit is needed to find out whether a
 * second row matches.
 */
final class UniqueFilter {

	private UniqueFilter() {
	}

	static boolean pinsId(QueryState state) {
		Set<ColumnModel> pinned = new HashSet<>();
		state.filter().predicates().forEach((predicate) -> collect(predicate, pinned));
		return !state.model().idColumns().isEmpty() && pinned.containsAll(state.model().idColumns());
	}

	private static void collect(Predicate predicate, Set<ColumnModel> pinned) {
		if (predicate instanceof Comparison comparison && comparison.operator() == Operator.EQ
				&& !comparison.ignoreCase() && comparison.right() instanceof Term.Value
				&& comparison.left() instanceof ColumnPath path && path.relations().isEmpty()) {
			pinned.add(path.column());
		}
		else if (predicate instanceof Predicate.And and) {
			and.predicates().forEach((part) -> collect(part, pinned));
		}
	}

}
