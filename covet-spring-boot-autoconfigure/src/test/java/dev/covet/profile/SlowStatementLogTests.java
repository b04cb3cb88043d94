package dev.covet.profile;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.util.context.Context;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlowStatementLog} and {@link StatementLog}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowStatementLogTests {

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	private final SlowStatementLog log = new SlowStatementLog(Duration.ofMillis(50), this.nanoTime::get);

	@Test
	void onStatementWhenFastLogsNothing(CapturedOutput output) {
		this.log.onStatement(event("SELECT fast", 50));
		assertThat(output).doesNotContain("fast");
	}

	@Test
	void onStatementWhenSlowLogsOneLineAMinute(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			this.log.onStatement(event("SELECT slow", 51));
			this.nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("slow"))).singleElement()
			.asString()
			.contains("WARN", "dev.covet.sql", "Slow, more than 50 ms (told at most once a minute for each text): "
					+ "SELECT took 51.0 ms, 3 rows: SELECT slow");
		this.nanoTime.addAndGet(Duration.ofSeconds(15).toNanos());
		this.log.onStatement(event("SELECT slow", 70));
		assertThat(output).contains("(told at most once a minute for each text, 9 more times since): "
				+ "SELECT took 70.0 ms, 3 rows: SELECT slow");
	}

	@Test
	void onStatementWhenTextsAreManyStaysBounded(CapturedOutput output) {
		for (int i = 0; i < 2000; i++) {
			this.log.onStatement(event("SELECT many" + i, 60));
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("many"))).hasSize(500);
		this.nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
		this.log.onStatement(event("SELECT many1999", 60));
		assertThat(output).contains("SELECT many1999");
	}

	@Test
	void logWhenStatementHasLabelErrorAndLiteralsTellsAndMasks(CapturedOutput output) {
		new StatementLog().onStatement(
				new StatementEvent("UPDATE t SET a = 'secret'", 1_500_000, 1, new IllegalStateException("secret"), true,
						false, StatementLabel.put(Context.empty(), "the\nlabel" + "x".repeat(200))));
		assertThat(output).contains("INFO")
			.contains("dev.covet.sql")
			.contains("UPDATE took 1.5 ms, 1 row [the?label")
			.contains("…], failed with IllegalStateException, cancelled: UPDATE t SET a = ?")
			.doesNotContain("secret");
	}

	@Test
	void onStatementWhenCallSiteIsKnownTellsIt(CapturedOutput output) {
		StatementOrigin origin = StatementOrigin.of(StatementOrigin.Kind.METHOD, "Posts", "findByAuthor").here();
		this.log.onStatement(
				new StatementEvent("SELECT slow", 51_000_000, 1, null, false, false, origin.putInto(Context.empty())));
		assertThat(output).contains("took 51.0 ms, 1 row: SELECT slow, asked for by Posts.findByAuthor at "
				+ SlowStatementLogTests.class.getName() + ".onStatementWhenCallSiteIsKnownTellsIt(");
	}

	private static StatementEvent event(String sql, long millis) {
		return new StatementEvent(sql, Duration.ofMillis(millis).toNanos(), 3, null, false, false, Context.empty());
	}

}
