package dev.covet.query.sql;

import java.util.stream.Collectors;

import dev.covet.mapping.IndexModel;

/**
 * Writes an index as {@code CREATE INDEX} has it.
 */
record IndexDefinition(SqlDialect dialect, IndexModel index) {

	String create(String how) {
		return (this.index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + how
				+ this.dialect.quote(this.index.name()) + " ON " + this.dialect.quote(this.index.entity().table()) + " "
				+ columns() + where();
	}

	String columns() {
		return this.index.columns()
			.stream()
			.map((column) -> this.dialect.quote(column.column().identifier()) + (column.descending() ? " DESC" : ""))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	String where() {
		return (this.index.where() != null) ? " WHERE (" + this.index.where() + ")" : "";
	}

}
