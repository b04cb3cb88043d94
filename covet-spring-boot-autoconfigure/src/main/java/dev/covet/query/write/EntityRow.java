package dev.covet.query.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * An entity as a row.
 *
 * @param entity the entity
 * @param columns the columns, the same list for all rows where that is possible
 * @param values what is bound for each column
 * @param types the types of the values, which nulls have too
 * @param outbound the row as the application's callbacks saw it, or {@code null}
 * @param version the version that the stored row must have, or {@code null}
 */
// Rows are never compared; they are arrays because there may be a million of them.
@SuppressWarnings("ArrayRecordComponent")
record EntityRow(Object entity, List<SqlIdentifier> columns, @Nullable Object[] values, Class<?>[] types,
		@Nullable OutboundRow outbound, @Nullable Object version) {

	@Nullable Object value(SqlIdentifier column) {
		int place = this.columns.indexOf(column);
		return (place >= 0) ? this.values[place] : null;
	}

	Class<?> type(SqlIdentifier column) {
		int place = this.columns.indexOf(column);
		return (place >= 0) ? this.types[place] : Object.class;
	}

	// Rows of the same columns together. Neighbours are so as a rule.
	static List<List<EntityRow>> byColumns(List<EntityRow> rows) {
		Map<List<SqlIdentifier>, List<EntityRow>> groups = new LinkedHashMap<>();
		List<EntityRow> group = List.of();
		for (EntityRow row : rows) {
			if (group.isEmpty() || row.columns != group.get(0).columns) {
				group = groups.computeIfAbsent(row.columns, (key) -> new ArrayList<>());
			}
			group.add(row);
		}
		return List.copyOf(groups.values());
	}

	EntityRow with(Object other) {
		return new EntityRow(other, this.columns, this.values, this.types, this.outbound, this.version);
	}

	EntityRow expecting(@Nullable Object stored) {
		return new EntityRow(this.entity, this.columns, this.values, this.types, this.outbound, stored);
	}

}
