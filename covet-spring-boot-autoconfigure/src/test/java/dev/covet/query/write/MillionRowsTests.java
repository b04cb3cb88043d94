package dev.covet.query.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A publisher of any length is stored with the memory of one batch.
 */
class MillionRowsTests {

	private static final int ROWS = 1_000_000;

	@Test
	void bulkCreateWhenAMillionRowsComeNeedsLittleMemory() throws IOException, InterruptedException {
		try (TestCovet covet = Members.postgresql(MillionRowsTests.class)) {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx128m", "-cp", System.getProperty("java.class.path"), MillionRows.class.getName(),
					"r2dbc:postgresql://postgres@localhost:" + TestDatabase.port() + "/postgres", "postgres",
					MillionRowsTests.class.getSimpleName().toLowerCase(Locale.ROOT), String.valueOf(ROWS))
				.redirectErrorStream(true)
				.start();
			try {
				String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
				assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
				assertThat(output).contains("stored 1000000 by 100");
			}
			finally {
				process.destroyForcibly();
			}
			assertThat(covet.await(covet.objects(Members.Member.class).count())).isEqualTo(ROWS);
		}
	}

}
