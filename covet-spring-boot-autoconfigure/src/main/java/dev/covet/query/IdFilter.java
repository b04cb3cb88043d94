package dev.covet.query;

import java.util.Collection;
import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;

/**
 * Filters by id, whatever its property is called and however many columns it has.
 */
final class IdFilter {

	/** Values of ids in one statement, below what it can bind on any database. */
	private static final int VALUES = 10_000;

	private IdFilter() {
	}

	// The number of ids for one statement.
	static int batch(EntityModel model) {
		return VALUES / Math.max(1, model.idColumns().size());
	}

	static QueryState eq(QueryState state, Object id) {
		return filter(state, new ValueTest.Compared(Predicate.Operator.EQ, id));
	}

	static QueryState in(QueryState state, Collection<?> ids) {
		return filter(state, new ValueTest.Among(ids));
	}

	private static QueryState filter(QueryState state, ValueTest test) {
		Clause clause = (resolution) -> {
			EntityModel model = resolution.model();
			List<ColumnPath> columns = model.idColumns()
				.stream()
				.map((column) -> new ColumnPath(List.of(), column))
				.toList();
			return test.onAll(columns, (value) -> ColumnValues.key(model, value), resolution);
		};
		return state.filtered(List.of(clause), Columns.NONE);
	}

}
