package dev.covet.cache.hunt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

import dev.covet.cache.redis.RedisServerProcess;

/**
 * What happens to a Redis: it is frozen, killed and started again without its data or
 * with them, its clients are cut off, or those that listen are.
 */
final class RedisFaults implements StaleHunt.Faults {

	private final RedisServerProcess redis;

	private final Random random;

	RedisFaults(RedisServerProcess redis, long seed) {
		this.redis = redis;
		this.random = new Random(seed);
	}

	@Override
	public void next(Duration left) {
		switch (this.random.nextInt(4)) {
			case 0 -> {
				this.redis.freeze();
				HuntFaults.pause(Duration.ofMillis(this.random.nextInt(1500)));
				this.redis.thaw();
			}
			case 1 -> {
				this.redis.kill();
				HuntFaults.pause(Duration.ofMillis(this.random.nextInt(800)));
				this.redis.restart();
			}
			case 2 -> send("CLIENT KILL TYPE pubsub");
			default -> send("CLIENT KILL TYPE normal");
		}
		HuntFaults.pause(Duration.ofMillis(500 + this.random.nextInt(1500)));
	}

	private void send(String command) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.redis.port())) {
			socket.setSoTimeout(1000);
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			socket.getInputStream().read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
