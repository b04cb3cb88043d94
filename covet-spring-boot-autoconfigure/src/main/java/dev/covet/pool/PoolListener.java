package dev.covet.pool;

import java.util.List;

/**
 * Is told when a pool hands a connection out, takes it back, or lets a caller go without.
 * For meters; called by the thread that it happens on, so it must be quick. What it
 * throws is logged once and never reaches the caller.
 *
 * @since 0.1.0
 */
public interface PoolListener {

	/**
	 * A connection was handed out.
	 * @param pool the pool
	 * @param nanos how long the caller waited, in nanoseconds
	 */
	default void onAcquire(ManagedPool pool, long nanos) {
	}

	/**
	 * A connection was given back.
	 * @param pool the pool
	 * @param heldNanos how long it was held, in nanoseconds
	 */
	default void onRelease(ManagedPool pool, long heldNanos) {
	}

	/**
	 * A caller got no connection within the timeout.
	 * @param pool the pool
	 * @param nanos how long it waited, in nanoseconds
	 */
	default void onTimeout(ManagedPool pool, long nanos) {
	}

	/**
	 * Return one listener that tells many, in their order. A failing one doesn't keep the
	 * others from being told.
	 * @param listeners the listeners, may be empty
	 * @return a listener that never throws
	 */
	static PoolListener of(List<PoolListener> listeners) {
		return new PoolListeners(List.copyOf(listeners));
	}

}
