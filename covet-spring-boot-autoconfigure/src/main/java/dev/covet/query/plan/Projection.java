package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;

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
	 * Columns wherever they are, as they come.
	 *
	 * @param paths the columns
	 */
	record Values(List<ColumnPath> paths) implements Projection {
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
