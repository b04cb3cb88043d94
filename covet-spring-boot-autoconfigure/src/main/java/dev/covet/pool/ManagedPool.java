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
	 * Return how many connections each event loop serves.
	 * @return the open connections by the name of their thread; empty where the driver
	 * has no event loops
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
