package dev.covet.query.plan;

import org.jspecify.annotations.Nullable;

/**
 * One column that the rows are ordered by.
 *
 * @param column the column
 * @param descending whether large values come first
 * @param nullsFirst where nulls go, {@code null} for the database's own way
 * @since 0.1.0
 */
public record Ordering(ColumnPath column, boolean descending, @Nullable Boolean nullsFirst) {
}
