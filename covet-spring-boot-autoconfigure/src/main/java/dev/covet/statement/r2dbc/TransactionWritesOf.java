package dev.covet.statement.r2dbc;

import dev.covet.statement.TransactionWrites;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the open transaction of a connection has written.
 *
 * @since 0.1.0
 */
public final class TransactionWritesOf {

	private TransactionWritesOf() {
	}

	/**
	 * Return the writes of a connection, whatever is wrapped around it.
	 * @param connection the connection, of a pool or of a transaction as a rule
	 * @return its writes, live; {@code null} if nobody records them, so that nothing can
	 * be said of what it has written
	 */
	public static @Nullable TransactionWrites connection(Connection connection) {
		@Nullable Object candidate = connection;
		while (candidate instanceof Wrapped<?> wrapped) {
			TransactionWrites writes = wrapped.unwrap(TransactionWrites.class);
			if (writes != null) {
				return writes;
			}
			candidate = wrapped.unwrap();
		}
		return null;
	}

}
