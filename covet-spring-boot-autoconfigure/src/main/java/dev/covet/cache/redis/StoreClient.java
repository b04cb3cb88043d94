package dev.covet.cache.redis;

import java.time.Duration;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The store's own client for the servers that the application uses. The application's
 * client would queue commands without bound while it is disconnected, wait a minute for
 * an answer, and read from replicas where it is told to.
 */
final class StoreClient implements AutoCloseable {

	// What is waiting for an answer when the server hangs; the breaker lets few through
	private static final int LONGEST_QUEUE = 50_000;

	private final LettuceConnectionFactory factory;

	private StoreClient(LettuceConnectionFactory factory) {
		this.factory = factory;
	}

	// Connects to nothing yet
	static StoreClient like(LettuceConnectionFactory application, Duration connectTimeout) {
		LettuceConnectionFactory own = new LettuceConnectionFactory(servers(application),
				settings(application.getClientConfiguration(), application.isClusterAware(), connectTimeout));
		own.setEagerInitialization(false);
		own.afterPropertiesSet();
		own.start();
		return new StoreClient(own);
	}

	private static RedisConfiguration servers(LettuceConnectionFactory application) {
		if (application.getClusterConfiguration() != null) {
			return application.getClusterConfiguration();
		}
		if (application.getSentinelConfiguration() != null) {
			return application.getSentinelConfiguration();
		}
		return (application.getSocketConfiguration() != null) ? application.getSocketConfiguration()
				: server(application);
	}

	// The factory's own standalone configuration is not the one that it uses if it was
	// given another kind of configuration
	private static RedisStandaloneConfiguration server(LettuceConnectionFactory application) {
		RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(application.getHostName(),
				application.getPort());
		server.setDatabase(application.getDatabase());
		server.setUsername(application.getStandaloneConfiguration().getUsername());
		server.setPassword(RedisPassword.of(application.getPassword()));
		return server;
	}

	private static LettuceClientConfiguration settings(LettuceClientConfiguration application, boolean cluster,
			Duration connectTimeout) {
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder();
		ClientOptions options = application.getClientOptions().orElseGet(ClientOptions::create);
		builder.commandTimeout(connectTimeout)
			.shutdownTimeout(Duration.ofSeconds(1))
			.shutdownQuietPeriod(Duration.ZERO)
			.clientOptions(cluster ? clusterOptions(options, connectTimeout) : options(options, connectTimeout));
		application.getClientResources().ifPresent(builder::clientResources);
		application.getClientName().ifPresent(builder::clientName);
		application.getRedisCredentialsProviderFactory().ifPresent(builder::redisCredentialsProviderFactory);
		if (application.isUseSsl()) {
			LettuceClientConfiguration.LettuceSslClientConfigurationBuilder ssl = builder.useSsl();
			ssl = application.isStartTls() ? ssl.startTls() : ssl;
			ssl.verifyPeer(application.getVerifyMode());
		}
		return builder.build();
	}

	// Connections are made anew rather than by Lettuce, which after a long outage tries
	// every half a minute
	private static ClientOptions options(ClientOptions application, Duration connectTimeout) {
		return application.mutate()
			.autoReconnect(false)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.requestQueueSize(LONGEST_QUEUE)
			.timeoutOptions(TimeoutOptions.create())
			.socketOptions(socket(application, connectTimeout))
			.build();
	}

	private static ClusterClientOptions clusterOptions(ClientOptions application, Duration connectTimeout) {
		return ClusterClientOptions.builder(options(application, connectTimeout))
			.topologyRefreshOptions(ClusterTopologyRefreshOptions.builder().enableAllAdaptiveRefreshTriggers().build())
			.build();
	}

	private static SocketOptions socket(ClientOptions application, Duration connectTimeout) {
		return application.getSocketOptions().mutate().connectTimeout(connectTimeout).keepAlive(true).build();
	}

	void addListener(RedisConnectionStateListener listener) {
		this.factory.getRequiredNativeClient().addListener(listener);
	}

	// Blocks, for a few times the timeout at most
	Link connect() {
		AbstractRedisClient client = this.factory.getRequiredNativeClient();
		if (client instanceof RedisClusterClient cluster) {
			cluster.refreshPartitions();
			StatefulRedisClusterConnection<byte[], byte[]> connection = cluster.connect(ByteArrayCodec.INSTANCE);
			return new Link(connection, connection.async());
		}
		StatefulRedisConnection<byte[], byte[]> connection = ((RedisClient) client).connect(ByteArrayCodec.INSTANCE);
		return new Link(connection, connection.async());
	}

	// Blocks too
	StatefulRedisPubSubConnection<byte[], byte[]> connectForMessages() {
		AbstractRedisClient client = this.factory.getRequiredNativeClient();
		if (client instanceof RedisClusterClient cluster) {
			return cluster.connectPubSub(ByteArrayCodec.INSTANCE);
		}
		return ((RedisClient) client).connectPubSub(ByteArrayCodec.INSTANCE);
	}

	@Override
	public void close() {
		this.factory.destroy();
	}

}
