package dev.covet.query.sql;

import org.springframework.data.relational.core.sql.IdentifierProcessing;

/**
 * Finds the dialect for a database.
 *
 * @since 0.1.0
 */
public final class SqlDialects {

	private SqlDialects() {
	}

	/**
	 * Find the dialect by the name that the driver gives its database.
	 * @param product the name in the connection factory's metadata
	 * @param identifiers how Spring Data quotes identifiers for it
	 * @return the dialect
	 * @throws UnknownDatabaseException when Covet does not know the database
	 */
	public static SqlDialect forProduct(String product, IdentifierProcessing identifiers) {
		return switch (product) {
			case "PostgreSQL" -> new PostgresqlDialect(identifiers);
			case "H2" -> new H2Dialect(identifiers);
			case "MariaDB", "MySQL" -> new MariaDbDialect(product, identifiers);
			default -> throw new UnknownDatabaseException(product);
		};
	}

}
