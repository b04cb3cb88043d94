package dev.covet.query.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.BulkInsert;
import dev.covet.query.sql.SqlDialect;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * New rows that fit into one statement: they bring the same columns, all of them an id or
 * none. A column that is null in all of them is left out, so that its default applies,
 * unless rows that are there take over its value.
 *
 * @param batch the rows
 * @param sources the entities' rows
 * @param places where the entities stand in the input
 * @param generated whether the database gives the id
 */
record NewRows(RowBatch batch, List<EntityRow> sources, List<Integer> places, boolean generated) {

	static List<NewRows> split(BulkInsert plan, List<EntityRow> rows, SqlDialect dialect) {
		EntityModel model = plan.root();
		Map<Group, List<Integer>> groups = groups(model, rows);
		List<NewRows> parts = new ArrayList<>();
		groups.forEach((group, places) -> {
			List<EntityRow> sources = places.stream().map(rows::get).toList();
			RowBatch whole = batch(plan, group, sources, dialect);
			int size = whole.batchSize(plan.batchSize(), dialect);
			for (int from = 0; from < sources.size(); from += size) {
				int to = Math.min(sources.size(), from + size);
				parts.add(new NewRows(whole.part(from, to), sources.subList(from, to), places.subList(from, to),
						group.generated()));
			}
		});
		return parts;
	}

	// Neighbours are of one group as a rule: a group is looked up when it changes.
	private static Map<Group, List<Integer>> groups(EntityModel model, List<EntityRow> rows) {
		Map<Group, List<Integer>> groups = new LinkedHashMap<>();
		List<SqlIdentifier> columns = List.of();
		int id = -1;
		boolean generated = false;
		List<Integer> places = new ArrayList<>();
		for (int i = 0; i < rows.size(); i++) {
			EntityRow row = rows.get(i);
			boolean others = row.columns() != columns;
			if (others) {
				columns = row.columns();
				id = (model.idColumns().size() == 1) ? columns.indexOf(model.idColumns().get(0).identifier()) : -1;
			}
			boolean own = model.idColumns().size() == 1 && (id < 0 || isNoId(row.values()[id]));
			if (others || own != generated || i == 0) {
				generated = own;
				places = groups.computeIfAbsent(new Group(columns, own), (key) -> new ArrayList<>());
			}
			places.add(i);
		}
		return groups;
	}

	// As the template has it: a number that is 0 is no id.
	private static boolean isNoId(@Nullable Object value) {
		return value == null || (value instanceof Number number && number.longValue() == 0);
	}

	private static RowBatch batch(BulkInsert plan, Group group, List<EntityRow> sources, SqlDialect dialect) {
		List<SqlIdentifier> takenOver = plan.conflict().updates().stream().map(ColumnModel::identifier).toList();
		List<Integer> kept = new ArrayList<>();
		for (int i = 0; i < group.columns().size(); i++) {
			SqlIdentifier column = group.columns().get(i);
			boolean id = group.generated() && column.equals(plan.root().idColumns().get(0).identifier());
			if (!id && (takenOver.contains(column) || isGiven(sources, i))) {
				kept.add(i);
			}
		}
		List<SqlIdentifier> columns = kept.stream().map(group.columns()::get).toList();
		List<Class<?>> types = new ArrayList<>();
		kept.forEach((place) -> types.add(sources.get(0).types()[place]));
		int[] places = kept.stream().mapToInt(Integer::intValue).toArray();
		return RowBatch.of(columns, types, sources.stream().map((row) -> values(row, places)).toList(), dialect);
	}

	private static boolean isGiven(List<EntityRow> rows, int place) {
		for (EntityRow row : rows) {
			if (row.values()[place] != null) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Object[] values(EntityRow row, int[] places) {
		@Nullable Object[] values = new @Nullable Object[places.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = row.values()[places[i]];
		}
		return values;
	}

	private record Group(List<SqlIdentifier> columns, boolean generated) {
	}

}
