package dev.covet.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import redis.embedded.RedisServer;

/**
 * A Redis of our own that keeps nothing on disk.
 */
final class Redis implements AutoCloseable {

	private static final String PROPERTY = "covet.benchmark.redis";

	private final RedisServer server;

	private Redis(RedisServer server) {
		this.server = server;
	}

	static Redis start() throws IOException {
		RedisServer server = RedisServer.newRedisServer()
			.bind("127.0.0.1")
			.port(freePort())
			.setting("save \"\"")
			.setting("appendonly no")
			.build();
		server.start();
		return new Redis(server);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	static int port() {
		return Integer.getInteger(PROPERTY, 6379);
	}

	static String asSystemProperty() {
		return "-D" + PROPERTY + "=" + port();
	}

	// For what runs in this process
	void announce() {
		System.setProperty(PROPERTY, String.valueOf(this.server.ports().get(0)));
	}

	@Override
	public void close() throws IOException {
		this.server.stop();
	}

}
