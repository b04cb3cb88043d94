package dev.covet.cache.change;

/**
 * Thrown when it can't be told where the strings, names and comments of a text end.
 */
@SuppressWarnings("serial")
class UnreadableSqlException extends RuntimeException {

	UnreadableSqlException(String message) {
		super(message, null, false, false);
	}

}
