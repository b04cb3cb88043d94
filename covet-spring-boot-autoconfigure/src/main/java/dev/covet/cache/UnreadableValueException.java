package dev.covet.cache;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for bytes that are no value: it is a miss and counted, and no caller sees it.
 *
 * @since 0.1.0
 */
public class UnreadableValueException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what is wrong with the bytes, without showing them
	 * @param cause the cause, if any
	 */
	public UnreadableValueException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
