package dev.covet.query.plan;

/**
 * Thrown by an executor that had a reader read rows which it had kept, when the reader
 * could make nothing of them. Nothing was emitted; the query is run once more, past what
 * the executor keeps, so that only the database's own rows can fail it.
 *
 * @since 0.1.0
 */
public class UnreadableRowsException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param cause what the reader complained of
	 */
	public UnreadableRowsException(Throwable cause) {
		super("Rows that were kept can't be read", cause, false, false);
	}

}
