package dev.covet.profile.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statistics of any number of texts need constant memory. With
 * {@code -Dcovet.test.statements=10000000} it is as many as a long life brings.
 */
class ManyTextsTests {

	private static final int TEXTS = 100_000;

	@Test
	void onStatementWhenTextsAreManyNeedsLittleMemory() throws IOException, InterruptedException {
		int statements = Integer.getInteger("covet.test.statements", 200_000);
		String output = run(statements);
		assertThat(output).contains("counted " + statements + " in ").contains(", bytes each 0");
		assertThat(figure(output, "used late (\\d+)")).isLessThanOrEqualTo(figure(output, "used early (\\d+)") + 2);
		assertThat(figure(output, " in (\\d+) texts")).isBetween(400, 500);
	}

	private static int figure(String output, String pattern) {
		Matcher matcher = Pattern.compile(pattern).matcher(output);
		assertThat(matcher.find()).as(output).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

	private static String run(int statements) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx24m", "-cp", System.getProperty("java.class.path"), ManyTexts.class.getName(),
				String.valueOf(statements), String.valueOf(TEXTS))
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
			return output;
		}
		finally {
			process.destroyForcibly();
		}
	}

}
