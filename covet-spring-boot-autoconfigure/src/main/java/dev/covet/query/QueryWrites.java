package dev.covet.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Write;
import dev.covet.query.plan.WriteShape;
import dev.covet.query.plan.WriteShape.Setting;

/**
 * Makes writes of queries: to all rows that the filter leaves.
 */
final class QueryWrites {

	private QueryWrites() {
	}

	static Write delete(QueryState query) {
		requireWhole("delete", query);
		return new Write(new WriteShape.Delete(query.model(), query.filter().predicate()), query.values());
	}

	static Write update(QueryState query, List<? extends Assignment<?>> assignments) {
		requireWhole("update", query);
		if (assignments.isEmpty()) {
			throw new IllegalArgumentException("update needs one assignment at least");
		}
		Resolution resolution = query.resolution(Columns.NONE);
		List<Setting> settings = new ArrayList<>();
		assignments.forEach((assignment) -> settings.addAll(assignment.resolve(resolution)));
		Set<ColumnModel> set = new HashSet<>();
		for (Setting setting : settings) {
			if (!set.add(setting.column())) {
				throw new IllegalArgumentException(setting.column() + " is set twice");
			}
		}
		return new Write(new WriteShape.Update(query.model(), List.copyOf(settings), query.filter().predicate()),
				resolution.values());
	}

	private static void requireWhole(String verb, QueryState query) {
		if (!isWhole(query)) {
			throw new IllegalStateException(verb
					+ " writes to all rows of the filter and can't keep to a limit, an offset or distinct rows: narrow the filter, by the ids for one");
		}
	}

	// Whether it is for all rows of the filter.
	static boolean isWhole(QueryState query) {
		return !query.slice().isPart() && query.slice().perParent() == null && !query.distinct();
	}

}
