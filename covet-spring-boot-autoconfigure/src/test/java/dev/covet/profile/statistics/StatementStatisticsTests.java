package dev.covet.profile.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementShapes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link StatementStatistics}.
 */
class StatementStatisticsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	private final StatementStatistics statistics = statistics(10);

	@Test
	void onStatementWhenLiteralsDifferCountsTogetherAndMasks() {
		add("SELECT * FROM a WHERE b = 'secret'", 2_000_000, 3, null, false);
		add("SELECT * FROM a WHERE b = 'other'", 4_000_000, 4, new IllegalStateException("secret"), false);
		add("SELECT  *  FROM a WHERE b = 'x'", 6_000_000, 0, null, true);
		StatementFigures figures = this.statistics.snapshot().statements().get(0);
		assertThat(this.statistics.snapshot().statements()).hasSize(1);
		assertThat(figures.text()).isEqualTo("SELECT * FROM a WHERE b = ?");
		assertThat(figures.count()).isEqualTo(3);
		assertThat(figures.errors()).isOne();
		assertThat(figures.cancelled()).isOne();
		assertThat(figures.rows()).isEqualTo(7);
		assertThat(figures.total()).isEqualTo(Duration.ofMillis(12));
		assertThat(figures.times().mean()).isEqualTo(Duration.ofMillis(4));
		assertThat(figures.times().max()).isEqualTo(Duration.ofMillis(6));
		assertThat(figures.toString()).doesNotContain("secret");
	}

	@Test
	void percentilesAreExactToASixteenth() {
		for (int millis = 1; millis <= 1000; millis++) {
			add("SELECT 1", millis * 1_000_000L, 1, null, false);
		}
		StatementFigures.Times times = this.statistics.snapshot().statements().get(0).times();
		assertThat(times.p50().toMillis()).isCloseTo(500, within(32L));
		assertThat(times.p95().toMillis()).isCloseTo(950, within(60L));
		assertThat(times.p99().toMillis()).isCloseTo(990, within(62L));
		assertThat(times.max()).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void percentilesWhenOneStatementAreItsTime() {
		add("SELECT 1", 777_000, 1, null, false);
		StatementFigures.Times times = this.statistics.snapshot().statements().get(0).times();
		assertThat(times.p50()).isEqualTo(times.max()).isEqualTo(Duration.ofNanos(777_000));
	}

	@Test
	void snapshotIsOrderedByTotalTime() {
		add("SELECT a", 1, 1, null, false);
		add("SELECT b", 9, 1, null, false);
		add("SELECT a", 2, 1, null, false);
		assertThat(this.statistics.snapshot().statements()).extracting(StatementFigures::text)
			.containsExactly("SELECT b", "SELECT a");
	}

	@Test
	void onStatementWhenLabelledKeepsFirstLabel() {
		add("SELECT a", 1, 1, null, false);
		this.statistics.onStatement(
				new StatementEvent("SELECT a", 1, 1, null, false, false, StatementLabel.put(Context.empty(), "first")));
		this.statistics.onStatement(new StatementEvent("SELECT a", 1, 1, null, false, false,
				StatementLabel.put(Context.empty(), "second")));
		assertThat(this.statistics.snapshot().statements().get(0).label()).isEqualTo("first");
	}

	@Test
	void onStatementWhenTextsAreManyKeepsTheMostUsedAndCountsTheRestAsOther() {
		for (int i = 0; i < 1000; i++) {
			add("SELECT once" + i, 1_000_000, 1, null, false);
			add("SELECT often", 1000, 2, null, false);
		}
		StatementSnapshot snapshot = this.statistics.snapshot();
		assertThat(snapshot.statements()).hasSize(10);
		assertThat(snapshot.statements()).filteredOn((figures) -> "SELECT often".equals(figures.text()))
			.singleElement()
			.extracting(StatementFigures::count)
			.isEqualTo(1000L);
		assertThat(snapshot.other().text()).isNull();
		assertThat(snapshot.other().count()).isEqualTo(991);
		assertThat(snapshot.other().rows()).isEqualTo(991);
		assertThat(snapshot.other().times().p50().toNanos() / 1e6).isCloseTo(1, within(0.07));
	}

	@Test
	void onStatementWhenManyThreadsLosesNothing() {
		Flux.range(0, 8)
			.flatMap((thread) -> Mono.fromRunnable(() -> flood(thread)).subscribeOn(Schedulers.boundedElastic()))
			.blockLast(Duration.ofSeconds(20));
		StatementSnapshot snapshot = this.statistics.snapshot();
		assertThat(snapshot.statements().stream().mapToLong(StatementFigures::count).sum() + snapshot.other().count())
			.isEqualTo(8 * 5000);
		assertThat(snapshot.statements().size()).isLessThanOrEqualTo(10);
	}

	@Test
	void resetForgetsAll() {
		add("SELECT a", 1, 1, null, false);
		assertThat(this.statistics.snapshot().since()).isEqualTo(START);
		this.now.set(START.plusSeconds(5));
		this.statistics.reset();
		StatementSnapshot empty = this.statistics.snapshot();
		assertThat(empty.statements()).isEmpty();
		assertThat(empty.other().count()).isZero();
		assertThat(empty.since()).isEqualTo(START.plusSeconds(5));
		add("SELECT a", 1, 1, null, false);
		assertThat(this.statistics.snapshot().statements()).singleElement()
			.extracting(StatementFigures::count)
			.isEqualTo(1L);
	}

	@Test
	void createWhenCapacityIsZeroThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> statistics(0)).withMessageContaining("not 0");
	}

	private void flood(int thread) {
		for (int i = 0; i < 5000; i++) {
			add("SELECT a" + ((i * 31 + thread) % 100), 1000, 1, null, false);
		}
	}

	private void add(String sql, long nanos, long rows, @Nullable Throwable error, boolean cancelled) {
		this.statistics.onStatement(new StatementEvent(sql, nanos, rows, error, cancelled, false, Context.empty()));
	}

	private StatementStatistics statistics(int capacity) {
		return new StatementStatistics(capacity, new StatementShapes(), new Clock() {

			@Override
			public Instant instant() {
				return StatementStatisticsTests.this.now.get();
			}

			@Override
			public ZoneOffset getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(java.time.ZoneId zone) {
				return this;
			}

		});
	}

}
