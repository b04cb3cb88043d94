package dev.covet.query.sql;

/**
 * Covet has no {@link SqlDialect} for a database.
 *
 * @since 0.1.0
 */
public class UnknownDatabaseException extends IllegalArgumentException {

	UnknownDatabaseException(String product) {
		super("Covet has no SQL dialect for " + product + "; it knows PostgreSQL, MariaDB, MySQL and H2");
	}

}
