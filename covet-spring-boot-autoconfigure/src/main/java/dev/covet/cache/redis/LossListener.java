package dev.covet.cache.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;

/**
 * Hears of connections that others have ended. Those to Sentinel only ask for an address.
 */
final class LossListener implements RedisConnectionStateListener {

	private final Links links;

	private final Listening listening;

	LossListener(Links links, Listening listening) {
		this.links = links;
		this.listening = listening;
	}

	@Override
	public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
		if (connection.isClosed() || connection instanceof StatefulRedisSentinelConnection) {
			return;
		}
		if (connection instanceof StatefulRedisPubSubConnection) {
			this.listening.lost();
		}
		else {
			this.links.lost();
		}
	}

}
