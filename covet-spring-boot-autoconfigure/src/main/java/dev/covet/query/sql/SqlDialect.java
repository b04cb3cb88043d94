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
public interface SqlDialect extends WriteDialect {

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
	 * Return how a text is given the characters of the {@link #exactCollation}, which its
	 * column may not have.
	 * @return the form of the function that takes a text
	 */
	default FunctionForm exactCharacters() {
		return new FunctionForm("", "", "");
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
	 * Return whether a part of the rows of a sub-query behind {@code IN} needs another
	 * query around it, in which the rows outside can't be named.
	 * @return whether its rows have to be gathered first
	 */
	default boolean gathersSlices() {
		return false;
	}

}
