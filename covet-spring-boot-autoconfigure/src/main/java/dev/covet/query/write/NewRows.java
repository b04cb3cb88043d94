package dev.covet.query.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.sql.SqlDialect;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * New rows that fit into one statement: they bring the same columns, all of them an id or
 * none. A column that is null in all of them is left out, so that its default applies.
 *
 * @param batch the rows
 * @param sources the entities' rows
 * @param places where the entities stand in the input
 * @param generated whether the database gives the id
 */
record NewRows(RowBatch batch, List<EntityRow> sources, List<Integer> places, boolean generated) {

	static List<NewRows> split(EntityModel model, List<EntityRow> rows, int batchSize, SqlDialect dialect) {
		Map<Group, List<Integer>> groups = new LinkedHashMap<>();
		for (int i = 0; i < rows.size(); i++) {
			groups
				.computeIfAbsent(new Group(rows.get(i).columns(), isGenerated(model, rows.get(i))),
						(key) -> new ArrayList<>())
				.add(i);
		}
		List<NewRows> parts = new ArrayList<>();
		groups.forEach((group, places) -> {
			List<EntityRow> sources = places.stream().map(rows::get).toList();
			RowBatch whole = batch(model, group, sources, dialect);
			int size = whole.batchSize(batchSize, dialect);
			for (int from = 0; from < sources.size(); from += size) {
				int to = Math.min(sources.size(), from + size);
				parts.add(new NewRows(whole.part(from, to), sources.subList(from, to), places.subList(from, to),
						group.generated()));
			}
		});
		return parts;
	}

	// As the template has it: a number that is 0 is no id.
	private static boolean isGenerated(EntityModel model, EntityRow row) {
		List<ColumnModel> id = model.idColumns();
		if (id.size() != 1) {
			return false;
		}
		Object value = row.value(id.get(0).identifier());
		return value == null || (value instanceof Number number && number.longValue() == 0);
	}

	private static RowBatch batch(EntityModel model, Group group, List<EntityRow> sources, SqlDialect dialect) {
		List<Integer> kept = new ArrayList<>();
		for (int i = 0; i < group.columns().size(); i++) {
			boolean id = group.generated() && group.columns().get(i).equals(model.idColumns().get(0).identifier());
			if (!id && isGiven(sources, i)) {
				kept.add(i);
			}
		}
		List<SqlIdentifier> columns = kept.stream().map(group.columns()::get).toList();
		List<Class<?>> types = new ArrayList<>();
		kept.forEach((place) -> types.add(sources.get(0).types()[place]));
		return RowBatch.of(columns, types, sources.stream().map((row) -> values(row, kept)).toList(), dialect);
	}

	private static boolean isGiven(List<EntityRow> rows, int place) {
		for (EntityRow row : rows) {
			if (row.values()[place] != null) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Object[] values(EntityRow row, List<Integer> places) {
		@Nullable Object[] values = new @Nullable Object[places.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = row.values()[places.get(i)];
		}
		return values;
	}

	private record Group(List<SqlIdentifier> columns, boolean generated) {
	}

}
