package dev.covet.query.execute;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.Select;
import dev.covet.query.sql.CompiledSelect;

/**
 * Runs plans on a database, and says what it would send.
 *
 * @since 0.1.0
 */
public interface StatementExecutor extends QueryExecutor {

	/**
	 * Return the statement of a plan.
	 * @param select the plan
	 * @return its text, binds and layout
	 */
	CompiledSelect compiled(Select select);

	/**
	 * Return the values that the database would be sent, as the application's converter
	 * writes them.
	 * @param select the plan
	 * @return the values in the order of the statement's markers
	 */
	List<Object> bound(Select select);

	/**
	 * Return the class of a column's values as they are bound.
	 * @param column the column
	 * @return the class, that of the property where nothing converts it
	 */
	Class<?> boundType(ColumnModel column);

}
