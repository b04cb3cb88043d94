package dev.covet.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application in a process of its own, and one connection to ask it over.
 */
final class RunningApplication implements AutoCloseable {

	private static final String STARTED = "STARTED ";

	private static final int TIMEOUT_MILLIS = 60_000;

	private final Process process;

	private final long launched;

	private final long started;

	private final Socket socket;

	private final InputStream input;

	private RunningApplication(Process process, long launched, long started, int port) throws IOException {
		this.process = process;
		this.launched = launched;
		this.started = started;
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	static RunningApplication start(Path target, Database.Address database) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = List.of(java, "-Xms256m", "-Xmx256m", "-cp", classPath(target),
				"dev.covet.benchmark.application.BenchmarkApplication", "--server.port=0",
				"--spring.r2dbc.url=" + database.r2dbcUrl(), "--spring.r2dbc.username=postgres");
		long launched = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		StringBuilder output = new StringBuilder();
		// Nothing is printed after this line, so nobody needs to go on reading
		BufferedReader reader = process.inputReader();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.startsWith(STARTED)) {
				return new RunningApplication(process, launched, System.nanoTime(),
						Integer.parseInt(line.substring(STARTED.length())));
			}
			output.append(line).append('\n');
		}
		throw new IllegalStateException("The application did not start:\n" + output);
	}

	private static String classPath(Path target) throws IOException {
		try (Stream<Path> libraries = Files.list(target.resolve("lib"))) {
			// A module without code has no classes, and the other one's jar among its
			// libraries
			Stream<Path> own = Stream.of(target.resolve("covet-benchmarks-application-0.1.0-SNAPSHOT.jar"))
				.filter(Files::exists);
			return Stream.concat(own, libraries.sorted())
				.map(Path::toString)
				.collect(Collectors.joining(File.pathSeparator));
		}
	}

	double startedMicros() {
		return (this.started - this.launched) / 1e3;
	}

	double sinceLaunchMicros() {
		return (System.nanoTime() - this.launched) / 1e3;
	}

	double medianMicros(String path, int requests) throws IOException {
		Samples times = new Samples();
		for (int i = 0; i < requests; i++) {
			long start = System.nanoTime();
			get(path);
			times.add((System.nanoTime() - start) / 1e3);
		}
		return times.median();
	}

	void get(String path) throws IOException {
		this.socket.getOutputStream()
			.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		String status = line();
		if (!status.startsWith("HTTP/1.1 200")) {
			throw new IllegalStateException(path + " was answered by " + status);
		}
		int length = 0;
		for (String header = line(); !header.isEmpty(); header = line()) {
			if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
				length = Integer.parseInt(header.substring(15).trim());
			}
		}
		if (length == 0 || this.input.readNBytes(length).length != length) {
			throw new IllegalStateException(path + " has no body");
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.input.read(); c != '\n'; c = this.input.read()) {
			if (c < 0) {
				throw new IllegalStateException("The application has closed the connection");
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.process.destroy();
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
