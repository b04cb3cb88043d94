package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.sql.CompiledSelect.Bind;
import org.jspecify.annotations.Nullable;

/**
 * The text under way, and what is bound to its markers so far.
 */
final class SqlWriter {

	private final SqlDialect dialect;

	private final BoundTypes types;

	private final ListSizes sizes;

	private final StringBuilder text = new StringBuilder(256);

	private final List<Bind> binds = new ArrayList<>();

	private int aliases;

	private int rowValues;

	// Where the values of the query that is written begin.
	private int first;

	private boolean dependsOnSizes;

	private @Nullable String collation;

	SqlWriter(SqlDialect dialect, BoundTypes types, ListSizes sizes) {
		this.dialect = dialect;
		this.types = types;
		this.sizes = sizes;
	}

	// A text of its own, to see what would be written here.
	SqlWriter aside() {
		SqlWriter other = new SqlWriter(this.dialect, this.types, this.sizes);
		other.aliases = this.aliases;
		other.first = this.first;
		return other;
	}

	boolean contains(String part) {
		return this.text.indexOf(part) >= 0;
	}

	SqlWriter append(String part) {
		this.text.append(part);
		return this;
	}

	SqlWriter column(String alias, ColumnModel column) {
		return append(alias).append(".").append(this.dialect.quote(column.identifier()));
	}

	SqlWriter bind(int value, @Nullable ColumnModel column) {
		return bind(new Bind(value, -1, -1, column));
	}

	SqlWriter bind(Bind bind) {
		this.text.append(this.dialect.marker(this.binds.size()));
		this.binds.add((this.first > 0 && bind.value() >= 0)
				? new Bind(this.first + bind.value(), bind.element(), bind.part(), bind.column()) : bind);
		return this;
	}

	// Write a query inside, whose places count from its own first value.
	void within(int place, Runnable query) {
		int before = this.first;
		this.first += place;
		query.run();
		this.first = before;
	}

	// Write something with a collation for the texts in it, or without.
	void collating(@Nullable String texts, Runnable part) {
		String before = this.collation;
		this.collation = texts;
		part.run();
		this.collation = before;
	}

	boolean isCollating() {
		return this.collation != null;
	}

	// Give the text that was written last the collation.
	void collated() {
		if (this.collation != null) {
			this.text.append(" COLLATE ").append(this.collation);
		}
	}

	// Whether a list of a column's values is bound as one array.
	boolean bindsArrayOf(ColumnModel column) {
		return this.dialect.bindsArrayOf(this.types.of(column));
	}

	// The number of values in a list, which the text depends on where lists are not bound
	// as arrays.
	int size(int value) {
		this.dependsOnSizes = true;
		return this.sizes.of(this.first + value);
	}

	String alias(String prefix) {
		return prefix + this.aliases++;
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	boolean hasBinds() {
		return !this.binds.isEmpty();
	}

	CompiledSelect compiled(@Nullable Layout layout) {
		requireWithinLimit();
		return new CompiledSelect(this.text.toString(), List.copyOf(this.binds), layout, this.dependsOnSizes);
	}

	// A marker for each value of a row, which is bound by its place.
	SqlWriter markers(int count) {
		for (int i = 0; i < count; i++) {
			append((i > 0) ? ", " : "").append(this.dialect.marker(this.rowValues++));
		}
		return this;
	}

	CompiledWrite compiledWrite() {
		requireWithinLimit();
		return new CompiledWrite(this.text.toString(), List.copyOf(this.binds), this.dependsOnSizes);
	}

	private void requireWithinLimit() {
		if (this.binds.size() > this.dialect.maxBinds()) {
			throw new IllegalArgumentException(
					"The query binds %d values, but one statement takes at most %d on %s: split it"
						.formatted(this.binds.size(), this.dialect.maxBinds(), this.dialect.name()));
		}
	}

}
