package dev.covet.query.sql;

import org.springframework.data.relational.core.sql.IdentifierProcessing;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Where databases differ in the SQL that Covet writes. What a dialect does not override
 * is standard SQL.
 *
 * @since 0.1.0
 */
public interface SqlDialect {

	/**
	 * Return how identifiers are quoted.
	 * @return the database's rules
	 */
	IdentifierProcessing identifiers();

	/**
	 * Return the marker of a bound value.
	 * @param index its number, from zero
	 * @return the marker
	 */
	default String marker(int index) {
		return "$" + (index + 1);
	}

	/**
	 * Return whether a list of values of a type is bound as one array, so that the text
	 * does not depend on its length.
	 * @param type the class of the values as they are bound
	 * @return whether {@code = ANY(…)} takes an array of it
	 */
	default boolean bindsArrayOf(Class<?> type) {
		return false;
	}

	/**
	 * Return whether a statement without any bound value is to be avoided.
	 * @return whether a condition that is always true is bound in that case
	 */
	default boolean needsBoundValue() {
		return false;
	}

	/**
	 * Return the largest number of values that one statement can bind.
	 * @return the limit
	 */
	default int maxBinds() {
		return 1000;
	}

	/**
	 * Return the name of the database, for errors.
	 * @return its name
	 */
	String name();

	/**
	 * Write an identifier.
	 * @param identifier the identifier
	 * @return its text in SQL
	 */
	default String quote(SqlIdentifier identifier) {
		return identifier.toSql(identifiers());
	}

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
	 * Return whether a conflict on any unique key can be ignored without naming the key.
	 * @return whether an insert leaves out such a row without an error
	 */
	default boolean ignoresAnyConflict() {
		return false;
	}

	/**
	 * Write the marker of a value whose type the database can't see from where it stands.
	 * @param index its number, from zero
	 * @param type the class of the value as it is bound
	 * @return the marker, in a cast where the database needs one
	 */
	default String typedMarker(int index, Class<?> type) {
		return marker(index);
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
	 * Return the name by which the driver is asked for a column of the rows that were
	 * stored.
	 * @param column the column
	 * @return its name
	 */
	default String generatedName(SqlIdentifier column) {
		return column.getReference();
	}

}
