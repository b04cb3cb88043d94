package dev.covet.query.write;

import java.util.function.Predicate;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Makes a row of an entity.
 */
@FunctionalInterface
interface RowWriter {

	// Columns that are not needed may be null in it.
	EntityRow write(Object entity, Predicate<SqlIdentifier> needed);

}
