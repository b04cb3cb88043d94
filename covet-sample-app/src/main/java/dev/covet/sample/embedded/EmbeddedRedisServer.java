package dev.covet.sample.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

/**
 * A Redis server that keeps nothing on disk.
 */
final class EmbeddedRedisServer implements DataRedisConnectionDetails, AutoCloseable {

	private static final Log logger = LogFactory.getLog(EmbeddedRedisServer.class);

	private final RedisServer server;

	private EmbeddedRedisServer(RedisServer server) {
		this.server = server;
	}

	static EmbeddedRedisServer start(RunDirectory run, int port) throws IOException {
		File directory = run.path().toFile();
		RedisServer server = RedisServer.newRedisServer()
			.executableProvider(ExecutableProvider.newJarResourceProvider(directory))
			.bind("127.0.0.1")
			.port((port != 0) ? port : freePort())
			.setting("save \"\"")
			.setting("appendonly no")
			.setting("pidfile \"" + processIdFile(run.path()).toString().replace('\\', '/') + "\"")
			.build();
		server.start();
		logger.info("Redis serves on port " + server.ports().get(0));
		return new EmbeddedRedisServer(server);
	}

	@Override
	public Standalone getStandalone() {
		return Standalone.of("127.0.0.1", this.server.ports().get(0));
	}

	static Path processIdFile(Path run) {
		return run.resolve("redis.pid");
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() throws IOException {
		this.server.stop();
	}

}
