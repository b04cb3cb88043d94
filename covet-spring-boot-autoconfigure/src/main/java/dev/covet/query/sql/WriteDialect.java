package dev.covet.query.sql;

/**
 * Where databases differ in how rows are written. A part of {@link SqlDialect}.
 *
 * @since 0.1.0
 */
public interface WriteDialect {

	/**
	 * Return whether many rows are written as one array for each column, read by
	 * {@code unnest}, so that the text does not depend on their number.
	 * @param type the class of the values of a column as they are bound
	 * @return whether the database and its driver take an array of it there
	 */
	default boolean unnestsArrayOf(Class<?> type) {
		return false;
	}

	/**
	 * Return how many rows are written at once.
	 * @return the form of upserts and updates
	 */
	default BulkStyle bulkStyle() {
		return BulkStyle.MERGE;
	}

	/**
	 * Return whether an INSERT names the columns that it returns in its text; else the
	 * driver is asked for them.
	 * @return whether there is a {@code RETURNING}
	 */
	default boolean returnsByClause() {
		return false;
	}

	/**
	 * Return whether an INSERT tells what it stored: the generated ids of several rows.
	 * @return whether columns of the stored rows come back
	 */
	default boolean returnsStoredRows() {
		return true;
	}

	/**
	 * Return whether a conflict on any unique key can be ignored without naming the key.
	 * @return whether an insert leaves out such a row without an error
	 */
	default boolean ignoresAnyConflict() {
		return false;
	}

	/**
	 * Write the beginning of a DELETE.
	 * @param table the table
	 * @param alias its alias in the condition that follows
	 * @return everything before WHERE
	 */
	default String deleteFrom(String table, String alias) {
		return "DELETE FROM " + table + " " + alias;
	}

	/**
	 * Return whether an UPDATE sets one column after the other, so that an expression
	 * sees what was set before it.
	 * @return whether it does; else expressions mean the row as it was
	 */
	default boolean setsInTurn() {
		return false;
	}

	/**
	 * Return whether a sub-query on the table that is written to needs another one around
	 * it.
	 * @return whether its rows have to be gathered first
	 */
	default boolean gathersWrittenRows() {
		return false;
	}

}
