package dev.covet.sample.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.core.ExecutableProvider;

import static org.assertj.core.api.Assertions.assertThat;

class RunDirectoryTests {

	@TempDir
	private Path parent;

	@Test
	void openWhenAnotherIsInUseLeavesIt() throws IOException {
		try (RunDirectory first = RunDirectory.open(this.parent);
				RunDirectory second = RunDirectory.open(this.parent)) {
			assertThat(first.path()).isDirectory();
			assertThat(second.path()).isDirectory().isNotEqualTo(first.path());
		}
		assertThat(this.parent).isEmptyDirectory();
	}

	@Test
	void openWhenKilledRunLeftServerStopsItAndDeletesItsDirectory() throws IOException {
		Path left = Files.createDirectory(this.parent.resolve("run-left"));
		Files.createFile(left.resolve("lock"));
		Process server = startRedis(left);
		try (RunDirectory next = RunDirectory.open(this.parent)) {
			assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(10));
			assertThat(left).doesNotExist();
			assertThat(next.path()).isDirectory();
		}
		finally {
			server.destroyForcibly();
		}
	}

	@Test
	void openWhenProcessIdIsNowAnotherProgramsLeavesThat() throws IOException {
		Path left = Files.createDirectory(this.parent.resolve("run-left"));
		Files.createFile(left.resolve("lock"));
		Process other = new ProcessBuilder("sleep", "60").start();
		try {
			Files.writeString(EmbeddedRedisServer.processIdFile(left), other.pid() + "\n");
			RunDirectory.open(this.parent).close();
			assertThat(left).doesNotExist();
			assertThat(other.isAlive()).isTrue();
		}
		finally {
			other.destroyForcibly();
		}
	}

	private static Process startRedis(Path run) throws IOException {
		Path processId = EmbeddedRedisServer.processIdFile(run);
		Process server = new ProcessBuilder(ExecutableProvider.newJarResourceProvider(run.toFile()).get().getPath(),
				"--port", String.valueOf(EmbeddedRedisServer.freePort()), "--pidfile", processId.toString())
			.redirectErrorStream(true)
			.redirectOutput(run.resolve("log").toFile())
			.start();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> Files.exists(processId) && Files.size(processId) > 0);
		return server;
	}

}
