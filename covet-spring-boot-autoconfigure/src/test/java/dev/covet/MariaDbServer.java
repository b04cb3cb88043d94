package dev.covet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.util.FileSystemUtils;

/**
 * A running MariaDB server. A shell guards it: when this JVM ends, be it killed, the
 * input of the shell ends, and it stops the server and removes the folder.
 */
final class MariaDbServer {

	private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

	private static final Duration RETRY_DELAY = Duration.ofMillis(100);

	private static final String GUARD = """
			folder=$1; shift
			"$@" </dev/null >"$folder/server.log" 2>&1 &
			server=$!
			trap '' INT TERM HUP
			cat >/dev/null
			kill "$server"
			wait "$server"
			rm -rf "$folder"
			""";

	private final MariaDbFiles files;

	private final int port;

	private final Process guard;

	private MariaDbServer(MariaDbFiles files) throws IOException {
		this.files = files;
		this.port = freePort();
		List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "guard", files.folder().toString()));
		command.addAll(files.command("--port=" + this.port, "--bind-address=127.0.0.1", "--socket=server.sock",
				"--skip-name-resolve", "--skip-ssl", "--skip-log-bin", "--performance-schema=OFF",
				"--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0", "--max-connections=200",
				"--character-set-server=utf8mb4"));
		this.guard = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
	}

	static MariaDbServer start() {
		try {
			MariaDbFiles files = MariaDbFiles.unpack();
			try {
				files.install();
				return new MariaDbServer(files).awaitAnswer();
			}
			catch (IOException ex) {
				FileSystemUtils.deleteRecursively(files.folder());
				throw ex;
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

	int port() {
		return this.port;
	}

	ConnectionFactoryOptions.Builder options() {
		return ConnectionFactoryOptions.builder()
			.option(ConnectionFactoryOptions.DRIVER, "mariadb")
			.option(ConnectionFactoryOptions.HOST, "127.0.0.1")
			.option(ConnectionFactoryOptions.PORT, this.port)
			.option(ConnectionFactoryOptions.USER, "covet")
			.option(ConnectionFactoryOptions.PASSWORD, "covet");
	}

	Mono<Void> execute(String sql) {
		return Mono.usingWhen(ConnectionFactories.get(options().build()).create(),
				(connection) -> Flux.from(connection.createStatement(sql).execute())
					.concatMap(Result::getRowsUpdated)
					.then(),
				Connection::close);
	}

	private MariaDbServer awaitAnswer() throws IOException {
		try {
			execute("DO 1")
				.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY_DELAY).filter((ex) -> this.guard.isAlive()))
				.block(START_TIMEOUT);
			return this;
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The tests' MariaDB does not answer:\n" + this.files.log("server.log"), ex);
		}
	}

	private void stop() {
		try {
			this.guard.getOutputStream().close();
			this.guard.waitFor(20, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
