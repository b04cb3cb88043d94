package dev.covet.index;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An index that the database has.
 */
record DatabaseIndex(String name, String sqlName, String definition, List<Column> columns, boolean unique,
		boolean constraint, boolean valid, boolean building, boolean plain, @Nullable String predicate) {

	IndexReport.Existing describe(String table) {
		return new IndexReport.Existing(table, this.name, this.definition);
	}

	record Column(String name, String direction) {
	}

}
