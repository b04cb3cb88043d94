package dev.covet.cache.redis;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * A connection for commands, to a server or to all of a cluster. Once lost it does not
 * come back: another one takes its place.
 *
 * @param connection the connection
 * @param commands its commands, which never block
 */
record Link(StatefulConnection<byte[], byte[]> connection, RedisClusterAsyncCommands<byte[], byte[]> commands) {

	boolean isOpen() {
		return this.connection.isOpen();
	}

	void close() {
		this.connection.closeAsync();
	}

}
