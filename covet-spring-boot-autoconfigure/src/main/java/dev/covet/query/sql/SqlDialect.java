package dev.covet.query.sql;

import java.time.temporal.ChronoUnit;

import dev.covet.query.plan.QueryPlan;
import dev.covet.query.plan.RowLock;
import dev.covet.query.plan.Term;
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
	 * Return how a function is written.
	 * @param function the function
	 * @return its form
	 */
	default FunctionForm function(Term.Function function) {
		return StandardSql.function(function);
	}

	/**
	 * Return how the beginning of a unit of time is written.
	 * @param unit the unit, from seconds to years
	 * @return the form of the function that takes a moment
	 */
	default FunctionForm truncation(ChronoUnit unit) {
		String name = unit.name().substring(0, unit.name().length() - 1);
		return new FunctionForm("DATE_TRUNC('" + name + "', ", ", ", ")");
	}

	/**
	 * Return how numbers are computed with.
	 * @param operator what is computed
	 * @param whole whether both are whole numbers, whose quotient is one too
	 * @return the operator
	 */
	default String operator(Term.ArithmeticOperator operator, boolean whole) {
		return StandardSql.operator(operator);
	}

	/**
	 * Return the name of a type for {@code CAST}.
	 * @param type the class of the values
	 * @return the type's name
	 * @throws UnsupportedOperationException when the database has none
	 */
	default String typeName(Class<?> type) {
		return StandardSql.type(type, name());
	}

	/**
	 * Return the condition that two values are equal or both null.
	 * @param one the SQL of one
	 * @param other the SQL of the other
	 * @return the condition
	 */
	default String same(String one, String other) {
		return one + " IS NOT DISTINCT FROM " + other;
	}

	/**
	 * Return whether a bound value needs a cast where nothing beside it gives it a type.
	 * @return whether it is cast
	 */
	default boolean castsValues() {
		return false;
	}

	/**
	 * Return whether aggregates take a {@code FILTER} clause.
	 * @return whether they do; else null stands for rows that don't count
	 */
	default boolean filtersAggregates() {
		return true;
	}

	/**
	 * Return how the rows of a table are locked. A lock that keeps others out may stand
	 * for one that is shared.
	 * @param lock how
	 * @param table the table's alias in the query
	 * @return the clause at the end of the query
	 * @throws UnsupportedOperationException when the database can't lock in this way
	 */
	default String lock(RowLock lock, String table) {
		return " FOR UPDATE" + StandardSql.lock(lock);
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
	 * Write the statement that asks how another one is run.
	 * @param sql the other statement
	 * @param analyze whether it is run as well, and measured
	 * @return the text, with the same binds
	 * @throws UnsupportedOperationException when Covet can't read this database's plans
	 */
	default String explain(String sql, boolean analyze) {
		throw new UnsupportedOperationException(
				"Covet can't read query plans of " + name() + ": ask the database itself, with EXPLAIN");
	}

	/**
	 * Read the answer to {@link #explain}.
	 * @param sql the statement that was asked for
	 * @param answer the first column of the answer, its rows as lines
	 * @return the plan, without prefetches
	 */
	default QueryPlan readPlan(String sql, String answer) {
		throw new UnsupportedOperationException("Covet can't read query plans of " + name());
	}

	/**
	 * Return how indexes are looked up and made.
	 * @return the database's statements
	 * @throws UnsupportedOperationException when Covet can't do it in this database
	 */
	default IndexSql indexes() {
		throw new UnsupportedOperationException("Covet does not know the indexes of " + name()
				+ ": set covet.indexes.mode to none, and create them with the tables");
	}

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

	/**
	 * Return whether a sub-query on the table that is written to needs another one around
	 * it.
	 * @return whether its rows have to be gathered first
	 */
	default boolean gathersWrittenRows() {
		return false;
	}

}
