package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import org.jspecify.annotations.Nullable;

/**
 * What a query reads of its root.
 *
 * @since 0.1.0
 */
public sealed interface Projection {

	/**
	 * Columns of the root, for an object made of them.
	 *
	 * @param columns the columns
	 */
	record Columns(List<ColumnModel> columns) implements Projection {
	}

	/**
	 * Columns of the root, for an object made of them, and terms beside it.
	 *
	 * @param columns the columns
	 * @param terms the terms
	 */
	record Annotated(List<ColumnModel> columns, List<Term> terms) implements Projection {
	}

	/**
	 * Columns wherever they are and other terms, as they come.
	 *
	 * @param terms the terms
	 */
	record Values(List<? extends Term> terms) implements Projection {
	}

	/**
	 * What is computed of groups of rows; of all rows as one group where there are no
	 * keys. Order and slice of the query are those of the groups.
	 *
	 * @param keys what the rows of a group have in common
	 * @param aggregates what is computed of a group
	 * @param having the condition on groups, or {@code null}
	 * @param rows the rows that are grouped, {@code null} for all that meet the condition
	 */
	record Grouped(List<Term> keys, List<Term> aggregates, @Nullable Predicate having,
			@Nullable Rows rows) implements Projection {
	}

	/**
	 * A part of the rows.
	 *
	 * @param orderings the order that decides which
	 * @param limit the place of the largest number of rows, {@code -1} for all
	 * @param offset the place of the number of rows to skip, {@code -1} for none
	 * @param distinct whether equal rows are taken once
	 */
	record Rows(List<Ordering> orderings, int limit, int offset, boolean distinct) {
	}

	/**
	 * The number of rows.
	 *
	 * @param of what the rows would be, which matters where equal ones count once
	 */
	record Count(Projection of) implements Projection {
	}

	/**
	 * A row if there is one.
	 */
	record Exists() implements Projection {
	}

}
