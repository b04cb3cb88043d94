package dev.covet.index;

/**
 * What is done about declared indexes when the application starts.
 *
 * @since 0.1.0
 */
public enum IndexMode {

	/** Nothing. */
	NONE,
	/** They are held against the database, and what differs is logged. */
	VALIDATE,
	/** What is missing is created. */
	CREATE

}
