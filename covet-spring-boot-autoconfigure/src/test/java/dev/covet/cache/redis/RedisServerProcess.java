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
import java.util.ArrayList;
import java.util.List;
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

	private final List<String> options;

	private Process process;

	private RedisServerProcess(Path directory, int port, List<String> options) throws IOException {
		this.directory = directory;
		this.port = port;
		this.options = options;
		this.process = launch();
	}

	public static RedisServerProcess start() {
		return start(freePort(), "--save", "", "--appendonly", "no");
	}

	// The first option may be a file of settings, which Sentinel needs
	static RedisServerProcess start(int port, String... options) {
		try {
			return new RedisServerProcess(Files.createTempDirectory("covet-redis"), port, List.of(options));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The servers of a cluster talk at a port 10,000 higher
	static int clusterPort() {
		int port = freePort();
		while (port > 55_000) {
			port = freePort();
		}
		return port;
	}

	private Process launch() throws IOException {
		List<String> command = new ArrayList<>();
		command.add(ExecutableProvider.newJarResourceProvider(this.directory.toFile()).get().getAbsolutePath());
		command.addAll(this.options);
		command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(this.port), "--dir",
				this.directory.toString()));
		Process started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile())
			.start();
		Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(this::answers);
		return started;
	}

	// Without a driver, which would have its own ideas of what is there
	String call(String... words) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			return new RedisConversation(socket).call(words);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
