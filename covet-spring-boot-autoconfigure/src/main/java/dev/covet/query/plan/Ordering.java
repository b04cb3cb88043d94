package dev.covet.query.plan;

import org.jspecify.annotations.Nullable;

/**
 * One term that the rows are ordered by.
 *
 * @param term the term, a column for one
 * @param descending whether large values come first
 * @param nullsFirst where nulls go, {@code null} for the database's own way
 * @since 0.1.0
 */
public record Ordering(Term term, boolean descending, @Nullable Boolean nullsFirst) {

	/**
	 * Return the column that the rows are ordered by.
	 * @return the column
	 * @throws IllegalArgumentException when they are ordered by something computed
	 */
	public ColumnPath column() {
		if (this.term instanceof ColumnPath path) {
			return path;
		}
		throw new IllegalArgumentException("An order by an expression is no order by a property: name a property");
	}
}
