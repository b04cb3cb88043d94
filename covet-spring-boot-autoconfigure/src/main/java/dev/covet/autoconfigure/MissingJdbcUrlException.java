package dev.covet.autoconfigure;

/**
 * A data source beside R2DBC was asked for, and nothing says where its database is.
 */
class MissingJdbcUrlException extends RuntimeException {

	MissingJdbcUrlException() {
		super("covet.pool.jdbc.enabled is true, and there is no spring.datasource.url");
	}

}
