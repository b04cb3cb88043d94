package dev.covet.cache.redis;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Connections to where the application's lead, but with other options: nothing is queued
 * while there is no connection.
 */
final class OwnConnections {

	private OwnConnections() {
	}

	static LettuceConnectionFactory like(LettuceConnectionFactory theirs, Duration timeout) {
		LettuceConnectionFactory own = new LettuceConnectionFactory(target(theirs),
				client(theirs.getClientConfiguration(), theirs.isClusterAware(), timeout));
		own.afterPropertiesSet();
		own.start();
		return own;
	}

	private static RedisConfiguration target(LettuceConnectionFactory theirs) {
		if (theirs.getClusterConfiguration() != null) {
			return theirs.getClusterConfiguration();
		}
		if (theirs.getSentinelConfiguration() != null) {
			return theirs.getSentinelConfiguration();
		}
		return (theirs.getSocketConfiguration() != null) ? theirs.getSocketConfiguration()
				: theirs.getStandaloneConfiguration();
	}

	// Reads from the master alone, whatever the application does: a replica is behind
	private static LettuceClientConfiguration client(LettuceClientConfiguration theirs, boolean cluster,
			Duration timeout) {
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder()
			.clientOptions(options(theirs, cluster))
			.commandTimeout(timeout)
			.shutdownTimeout(Duration.ofSeconds(1))
			.shutdownQuietPeriod(Duration.ZERO);
		theirs.getClientResources().ifPresent(builder::clientResources);
		theirs.getClientName().ifPresent(builder::clientName);
		theirs.getRedisCredentialsProviderFactory().ifPresent(builder::redisCredentialsProviderFactory);
		if (theirs.isUseSsl()) {
			builder.useSsl().verifyPeer(theirs.getVerifyMode());
			if (theirs.isStartTls()) {
				builder.useSsl().startTls();
			}
		}
		return builder.build();
	}

	private static ClientOptions options(LettuceClientConfiguration theirs, boolean cluster) {
		ClientOptions known = theirs.getClientOptions().orElseGet(ClientOptions::create);
		SocketOptions socket = known.getSocketOptions().mutate().connectTimeout(Duration.ofSeconds(1)).build();
		if (!cluster) {
			return with(known.mutate(), socket).build();
		}
		ClusterClientOptions.Builder builder = (known instanceof ClusterClientOptions options) ? options.mutate()
				: ClusterClientOptions.builder(known);
		builder
			.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder().enableAllAdaptiveRefreshTriggers().build());
		return with(builder, socket).build();
	}

	private static ClientOptions.Builder with(ClientOptions.Builder builder, SocketOptions socket) {
		return builder.socketOptions(socket)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.autoReconnect(true)
			.timeoutOptions(TimeoutOptions.enabled());
	}

}
