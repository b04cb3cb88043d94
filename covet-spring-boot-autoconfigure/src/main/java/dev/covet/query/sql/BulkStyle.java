package dev.covet.query.sql;

/**
 * How a database writes many rows at once beyond a plain INSERT.
 *
 * @since 0.1.0
 */
public enum BulkStyle {

	/**
	 * {@code INSERT … ON CONFLICT} and {@code UPDATE … FROM}.
	 */
	ON_CONFLICT,

	/**
	 * The standard's {@code MERGE}.
	 */
	MERGE,

	/**
	 * {@code INSERT … ON DUPLICATE KEY UPDATE}, which is for any unique key, and
	 * {@code UPDATE … JOIN}.
	 */
	DUPLICATE_KEY

}
