package dev.covet.cache.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;

import org.springframework.util.FileSystemUtils;

/**
 * A Redis of a test's own, that can be frozen, killed and started again with its data.
 */
public final class RedisServerProcess implements AutoCloseable {

	private final Path directory;

	private final int port;

	private Process process;

	private RedisServerProcess(Path directory, int port) throws IOException {
		this.directory = directory;
		this.port = port;
		this.process = launch();
	}

	public static RedisServerProcess start() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = socket.getLocalPort();
			socket.close();
			return new RedisServerProcess(Files.createTempDirectory("covet-redis"), port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process launch() throws IOException {
		String binary = ExecutableProvider.newJarResourceProvider(this.directory.toFile()).get().getAbsolutePath();
		Process started = new ProcessBuilder(binary, "--bind", "127.0.0.1", "--port", Integer.toString(this.port),
				"--save", "", "--appendonly", "no", "--dir", this.directory.toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
		Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(this::answers);
		return started;
	}

	private boolean answers() {
		return send("PING") == '+';
	}

	void cutSubscriptions() {
		if (send("CLIENT KILL TYPE pubsub") != ':') {
			throw new IllegalStateException("Redis did not cut them");
		}
	}

	private int send(String command) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(500);
			socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
			return socket.getInputStream().read();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	public int port() {
		return this.port;
	}

	public void freeze() {
		signal("STOP");
	}

	public void thaw() {
		signal("CONT");
	}

	public void kill() {
		this.process.destroyForcibly();
		this.process.onExit().join();
	}

	public void restart() {
		try {
			this.process = launch();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void signal(String name) {
		try {
			Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start();
			if (!sent.waitFor(5, TimeUnit.SECONDS) || sent.exitValue() != 0) {
				throw new IllegalStateException("SIG" + name + " could not be sent");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		kill();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
