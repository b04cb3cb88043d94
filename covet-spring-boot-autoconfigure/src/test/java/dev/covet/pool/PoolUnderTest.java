package dev.covet.pool;

import java.util.concurrent.CompletableFuture;

/**
 * A pool whose contract is tested, in terms that all libraries can be put into.
 */
public interface PoolUnderTest extends AutoCloseable {

	/**
	 * Return what the pool says of itself.
	 * @return the pool
	 */
	ManagedPool pool();

	/**
	 * Ask for a connection.
	 * @return the connection when there is one; cancelling gives up waiting
	 */
	CompletableFuture<Lease> acquire();

	@Override
	void close();

	/**
	 * A connection that was handed out.
	 */
	interface Lease {

		/**
		 * Run a query.
		 * @param sql its text, which returns one value
		 * @return the value as text
		 */
		CompletableFuture<String> query(String sql);

		/**
		 * Give the connection back, and wait until that is done.
		 */
		void release();

	}

}
