package dev.covet.cache.spring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import redis.embedded.RedisServer;

import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The same tests of Spring Data's own manager, as Boot sets it up and transaction-aware:
 * to be run by its name for the comparison in the documentation, with
 * {@code -Dcovet.cache.spring-own=true} for as many tries as there, and expected to fail.
 * The build doesn't run it.
 */
class SpringOwnCacheFailures extends AbstractSpringCacheFailureTests {

	private static RedisServer server;

	private static int port;

	private RedisConnectionFactory connections;

	@BeforeAll
	static void startServer() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		server = RedisServer.newRedisServer()
			.bind("127.0.0.1")
			.port(port)
			.setting("save \"\"")
			.setting("appendonly no")
			.build();
		server.start();
	}

	@AfterAll
	static void stopServer() throws IOException {
		server.stop();
	}

	@Override
	void register(AnnotationConfigApplicationContext context) {
		LettuceConnectionFactory lettuce = new LettuceConnectionFactory("127.0.0.1", port);
		lettuce.afterPropertiesSet();
		lettuce.start();
		lettuce.getConnection().serverCommands().flushDb();
		this.connections = lettuce;
		context.registerBean(RedisConnectionFactory.class, () -> lettuce);
		context.registerBean(CacheManager.class, () -> RedisCacheManager.builder(lettuce).transactionAware().build());
	}

	@Override
	Collection<byte[]> stored() {
		List<byte[]> values = new ArrayList<>();
		try (RedisConnection connection = this.connections.getConnection()) {
			connection.keyCommands()
				.keys("*".getBytes())
				.forEach((key) -> values.add(connection.stringCommands().get(key)));
		}
		return values;
	}

}
