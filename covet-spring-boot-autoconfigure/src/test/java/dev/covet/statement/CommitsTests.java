package dev.covet.statement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Commits}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommitsTests {

	private static final List<WrittenStatement> FIRST = List.of(new WrittenStatement("DELETE FROM a", null));

	private static final List<WrittenStatement> SECOND = List.of(new WrittenStatement("DELETE FROM b", null));

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private final List<List<WrittenStatement>> told = new ArrayList<>();

	private final Commits commits = new Commits((statements) -> Mono.fromRunnable(() -> this.told.add(statements)),
			this.scheduler);

	@AfterEach
	void dispose() {
		this.scheduler.dispose();
	}

	@Test
	void tellWhenThereIsNothingDoesNotCallListener() {
		this.commits.tell(List.of()).block(TestDatabase.TIMEOUT);
		this.commits.tellInDoubt(List.of()).block(TestDatabase.TIMEOUT);
		assertThat(this.told).isEmpty();
	}

	@Test
	void tellWhenSubscribedTellsOnce() {
		Mono<Void> telling = this.commits.tell(FIRST);
		assertThat(this.told).isEmpty();
		telling.block(TestDatabase.TIMEOUT);
		this.scheduler.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.told).containsExactly(FIRST);
	}

	@Test
	void tellInDoubtTellsAgainOnceAboutASecondLater() {
		this.commits.tellInDoubt(FIRST).block(TestDatabase.TIMEOUT);
		assertThat(this.told).containsExactly(FIRST);
		this.scheduler.advanceTimeBy(Duration.ofMillis(900));
		this.commits.tellInDoubt(SECOND).block(TestDatabase.TIMEOUT);
		assertThat(this.told).containsExactly(FIRST, SECOND);
		this.scheduler.advanceTimeBy(Duration.ofMillis(600));
		assertThat(this.told).containsExactly(FIRST, SECOND, FIRST);
		this.scheduler.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.told).containsExactly(FIRST, SECOND, FIRST, SECOND);
		this.commits.tellInDoubt(FIRST).block(TestDatabase.TIMEOUT);
		this.scheduler.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.told).hasSize(6);
	}

	@Test
	void tellWhenListenerFailsCompletesAndLogsOnce(CapturedOutput output) {
		Commits failing = new Commits((statements) -> {
			throw new IllegalStateException("test");
		}, this.scheduler);
		failing.tell(FIRST).block(TestDatabase.TIMEOUT);
		failing.tell(FIRST).block(TestDatabase.TIMEOUT);
		assertThat(output.getAll()).containsOnlyOnce("IllegalStateException: test");
	}

	@Test
	void isAnswerWhenDatabaseIsDoneIsTrue() {
		assertThat(List.of("23505", "42601", "40001")).allMatch(Commits::isAnswer);
		assertThat(List.of("08006", "57P01", "40003", "x")).noneMatch(Commits::isAnswer);
		assertThat(Commits.isAnswer(null)).isFalse();
	}

}
