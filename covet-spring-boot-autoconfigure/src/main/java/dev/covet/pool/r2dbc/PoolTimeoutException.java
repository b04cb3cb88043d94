package dev.covet.pool.r2dbc;

import dev.covet.pool.PoolTimeout;
import io.r2dbc.spi.R2dbcTimeoutException;

/**
 * A caller waited for a connection for as long as {@code covet.pool.timeout} says. Spring
 * makes it the cause of a {@code DataAccessResourceFailureException}, or of a
 * {@code CannotCreateTransactionException} where a transaction was about to begin.
 *
 * @since 0.1.0
 */
public class PoolTimeoutException extends R2dbcTimeoutException {

	private final transient PoolTimeout details;

	/**
	 * Create an exception.
	 * @param details how the pool stood
	 */
	public PoolTimeoutException(PoolTimeout details) {
		super(details.message());
		this.details = details;
	}

	/**
	 * Return how the pool stood when the caller gave up.
	 * @return the details
	 */
	public PoolTimeout getDetails() {
		return this.details;
	}

}
