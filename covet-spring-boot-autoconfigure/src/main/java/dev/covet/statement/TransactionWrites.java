package dev.covet.statement;

import java.util.List;

/**
 * What the open transaction of a connection has written so far, which others don't see
 * yet. Found by unwrapping an R2DBC connection to this type.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TransactionWrites {

	/**
	 * Return the statements that wrote and were not rolled back to a savepoint.
	 * @return the statements, an empty list outside of a transaction
	 */
	List<WrittenStatement> written();

}
