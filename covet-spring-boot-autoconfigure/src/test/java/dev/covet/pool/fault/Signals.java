package dev.covet.pool.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Signals to a process and its children.
 */
final class Signals {

	private Signals() {
	}

	// The parent first, so that it has no more children
	static void freeze(long parent) {
		send("STOP", List.of(parent));
		send("STOP", children(parent));
	}

	static void thaw(long parent) {
		send("CONT", children(parent));
		send("CONT", List.of(parent));
	}

	private static List<Long> children(long parent) {
		try (Stream<ProcessHandle> children = ProcessHandle.of(parent).stream().flatMap(ProcessHandle::children)) {
			return children.map(ProcessHandle::pid).toList();
		}
	}

	private static void send(String signal, List<Long> pids) {
		if (pids.isEmpty()) {
			return;
		}
		List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
		pids.forEach((pid) -> command.add(pid.toString()));
		try {
			// A child may have ended in between, which kill says and nobody minds
			Process kill = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (!kill.waitFor(5, TimeUnit.SECONDS)) {
				throw new IllegalStateException("kill did not end: " + command);
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

}
