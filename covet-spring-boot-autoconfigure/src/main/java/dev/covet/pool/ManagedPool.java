package dev.covet.pool;

import java.util.Map;

/**
 * A pool of connections that Covet sets and watches, whichever library it comes from. The
 * application has a bean for each.
 *
 * @since 0.1.0
 */
public interface ManagedPool {

	/**
	 * Return the name of the pool in logs, meters and endpoints.
	 * @return the name of the bean that gives its connections
	 */
	String getName();

	/**
	 * Return the kind of pool.
	 * @return the kind
	 */
	Kind getKind();

	/**
	 * Return how the pool is set.
	 * @return the settings
	 */
	PoolSettings getSettings();

	/**
	 * Return how the pool stands now.
	 * @return the status, taken without locking: its figures may be a moment apart
	 */
	PoolStatus status();

	/**
	 * Return what tells of trouble.
	 * @return the figures, {@link PoolPressure#NONE} where the pool doesn't count them
	 */
	default PoolPressure pressure() {
		return PoolPressure.NONE;
	}

	/**
	 * Return whether a caller gets an error when it has waited for long enough.
	 * @return {@code false} if it waits for ever, as with a pool of the application's own
	 * that has no limit
	 */
	default boolean isWaitBounded() {
		return true;
	}

	/**
	 * Return how many open connections sit on each event loop.
	 * @return the number by the name of the event loop's thread, empty where connections
	 * have none or it isn't known
	 */
	default Map<String, Integer> connectionsByEventLoop() {
		return Map.of();
	}

	/**
	 * The libraries that pools come from.
	 */
	enum Kind {

		/** r2dbc-pool. */
		R2DBC,
		/** HikariCP. */
		HIKARI

	}

}
