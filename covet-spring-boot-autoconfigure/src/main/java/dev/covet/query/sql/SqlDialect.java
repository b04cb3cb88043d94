package dev.covet.query.sql;

import org.jspecify.annotations.Nullable;

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
	 * Return what stands before the number of rows to skip where there is no limit.
	 * @return the words, with a limit that is none where the database needs one
	 */
	default String offsetWithoutLimit() {
		return " OFFSET ";
	}

	/**
	 * Return whether there are words for the place of nulls in an order.
	 * @return whether {@code NULLS FIRST} and {@code NULLS LAST} are known; else nulls
	 * are taken to be the smallest values
	 */
	default boolean placesNulls() {
		return true;
	}

	/**
	 * Return the collation by which texts are equal only if they are the same.
	 * @return its name, {@code null} where that is the database's default
	 */
	default @Nullable String exactCollation() {
		return null;
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

}
