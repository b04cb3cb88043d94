package dev.covet.cache.redis;

/**
 * There is no connection, and somebody who is not asked here sees to it.
 */
final class NotConnectedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotConnectedException() {
		super("Not connected", null, false, false);
	}

}
