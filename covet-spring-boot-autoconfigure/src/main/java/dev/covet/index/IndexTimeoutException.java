package dev.covet.index;

import java.time.Duration;

/**
 * Declared indexes were not there in time. Raised when the application starts with
 * {@code covet.indexes.mode=create}; those that were created by then stay.
 *
 * @since 0.1.0
 */
public class IndexTimeoutException extends RuntimeException {

	IndexTimeoutException(Duration timeout) {
		super("Declared indexes were not there after " + timeout.toMillis() + " ms");
	}

}
