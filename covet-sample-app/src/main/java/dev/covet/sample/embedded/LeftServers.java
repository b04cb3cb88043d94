package dev.covet.sample.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stops servers whose application was killed, found by the files they write their process
 * ids to.
 */
final class LeftServers {

	private LeftServers() {
	}

	static void stop(Path programs, Path run) throws IOException {
		for (Path file : List.of(EmbeddedPostgresServer.processIdFile(run), EmbeddedRedisServer.processIdFile(run))) {
			if (Files.exists(file)) {
				stop(programs, Files.readAllLines(file));
			}
		}
	}

	private static void stop(Path programs, List<String> lines) {
		if (!lines.isEmpty() && lines.get(0).strip().matches("\\d{1,18}")) {
			ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
				.filter((process) -> isProgramIn(programs, process))
				.ifPresent(LeftServers::stop);
		}
	}

	// The id may be another process' by now
	private static boolean isProgramIn(Path programs, ProcessHandle process) {
		return process.info()
			.command()
			.filter((command) -> Path.of(command).startsWith(programs.toAbsolutePath()))
			.isPresent();
	}

	private static void stop(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			process.destroyForcibly();
		}
	}

}
