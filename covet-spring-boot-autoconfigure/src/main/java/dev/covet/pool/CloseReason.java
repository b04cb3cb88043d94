package dev.covet.pool;

/**
 * Why a pool closed a connection.
 *
 * @since 0.1.0
 */
public enum CloseReason {

	/** It was older than the pool recycles connections. */
	RECYCLED,
	/** It was above the size, and idle. */
	OVERFLOW_IDLE,
	/** It was idle for as long as the application lets any connection be. */
	IDLE,
	/**
	 * It gave no sign of life, was broken when it was given back, or its opening failed
	 * half-way.
	 */
	DEAD,
	/** The pool was closed. */
	SHUTDOWN

}
