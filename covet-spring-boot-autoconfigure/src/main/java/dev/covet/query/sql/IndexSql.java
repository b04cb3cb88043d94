package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.IndexModel;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a database about indexes.
 *
 * @since 0.1.0
 */
public interface IndexSql {

	/**
	 * Return the query for the indexes of one table. It answers no row where there is no
	 * such table, and one with a null {@code name} where it has no index. Columns:
	 * {@code name}; {@code sql_name}, the name as SQL has it; {@code definition};
	 * {@code column_name} and {@code direction} ({@code ASC}, {@code DESC} or another),
	 * of one column of the index in each row, those of an index in order;
	 * {@code is_unique}; {@code is_constraint}, for a constraint or primary key;
	 * {@code is_valid}; {@code is_building}, while it is made; {@code is_plain}, for one
	 * that an {@link IndexModel} can be the same as; {@code predicate}.
	 * @return the text, with the markers for {@link #table}
	 */
	String list();

	/**
	 * Return what is bound to name a table.
	 * @param entity the entity
	 * @return the values
	 */
	List<Object> table(EntityModel entity);

	/**
	 * Return the name of a column as the database's catalogue has it.
	 * @param column the column
	 * @return its name
	 */
	String columnName(IndexModel.Column column);

	/**
	 * Write the statement that creates an index, without blocking writes where the
	 * database can. One that is there by that name is no error.
	 * @param index the index
	 * @return the text
	 * @throws UnsupportedOperationException when the database has no such indexes
	 */
	String create(IndexModel index);

	/**
	 * Write the statement that drops an index.
	 * @param name the name as SQL has it
	 * @return the text
	 */
	String drop(String name);

	/**
	 * Return how a condition is put in the database's own words, so that the two can be
	 * compared: statements that are run in one transaction, which is rolled back. The
	 * last answers the text in its first column.
	 * @param index a partial index
	 * @return the statements
	 */
	List<String> normalise(IndexModel index);

	/**
	 * Return the statement that tries to lock out other nodes that create indexes. It
	 * answers whether it did, and waits for nobody: who waits for a lock in PostgreSQL
	 * would be waited for by {@code CREATE INDEX CONCURRENTLY} in turn.
	 * @return the text, {@code null} where nobody is locked out
	 */
	@Nullable String tryLock();

	/**
	 * Return the statement that ends the lock.
	 * @return the text, {@code null} where there is none
	 */
	@Nullable String unlock();

}
