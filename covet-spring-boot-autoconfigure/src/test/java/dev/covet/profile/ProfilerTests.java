package dev.covet.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Profiler}.
 */
class ProfilerTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final Profiler profiler = new Profiler();

	private final List<RequestProfile> reported = new ArrayList<>();

	@Test
	void onStatementWhenContextHasProfileAddsToIt() {
		RequestProfile profile = RequestProfile.start(Context.empty());
		this.profiler.onStatement(event(profile.putInto(Context.empty()), 5));
		assertThat(profile.queryCount()).isOne();
		assertThat(profile.databaseTime()).isEqualTo(Duration.ofNanos(5));
	}

	@Test
	void onStatementWhenContextHasNoProfileDoesNothing() {
		assertThatNoException().isThrownBy(() -> this.profiler.onStatement(event(Context.empty(), 1)));
	}

	@Test
	void recordWhenMonoCompletesReportsOnce() {
		Mono<String> source = statement().thenReturn("done");
		StepVerifier.create(Profiler.record(source, this.reported::add))
			.expectNext("done")
			.expectComplete()
			.verify(TIMEOUT);
		assertThat(this.reported).singleElement().extracting(RequestProfile::queryCount).isEqualTo(1L);
	}

	@Test
	void recordWhenSubscribedToAgainStartsAgain() {
		Mono<Void> recorded = Profiler.record(statement(), this.reported::add);
		recorded.then(recorded).block(TIMEOUT);
		assertThat(this.reported).extracting(RequestProfile::queryCount).containsExactly(1L, 1L);
	}

	@Test
	void recordWhenMonoFailsReportsOnce() {
		Mono<Void> source = statement().then(Mono.error(new IllegalStateException()));
		StepVerifier.create(Profiler.record(source, this.reported::add)).expectError().verify(TIMEOUT);
		assertThat(this.reported).singleElement().extracting(RequestProfile::queryCount).isEqualTo(1L);
	}

	@Test
	void recordWhenMonoIsCancelledReportsOnce() {
		Mono<Void> source = statement().then(Mono.never());
		StepVerifier.create(Profiler.record(source, this.reported::add)).thenCancel().verify(TIMEOUT);
		assertThat(this.reported).singleElement().extracting(RequestProfile::queryCount).isEqualTo(1L);
	}

	@Test
	void recordWhenFluxIsCancelledAfterItsEndReportsOnce() {
		Flux<Integer> source = statement().thenMany(Flux.range(1, 3));
		Profiler.record(source, this.reported::add).take(3).blockLast(TIMEOUT);
		Profiler.record(statement().thenReturn(1), this.reported::add).flux().take(1).blockLast(TIMEOUT);
		assertThat(this.reported).hasSize(2);
	}

	@Test
	void recordWhenNestedAddsToBoth() {
		Mono<Void> inner = Profiler.record(statement(), this.reported::add);
		Profiler.record(statement().then(inner), this.reported::add).block(TIMEOUT);
		assertThat(this.reported).extracting(RequestProfile::queryCount).containsExactly(1L, 2L);
	}

	@Test
	void recordWhenStatementsRunOnOtherThreadsCountsThem() {
		Flux<Void> source = Flux.range(0, 1000).flatMap((i) -> statement().subscribeOn(Schedulers.parallel()), 32);
		Profiler.record(source, this.reported::add).blockLast(TIMEOUT);
		assertThat(this.reported).singleElement().extracting(RequestProfile::queryCount).isEqualTo(1000L);
	}

	private Mono<Void> statement() {
		return Mono.deferContextual((context) -> {
			this.profiler.onStatement(event(context, 1));
			return Mono.empty();
		});
	}

	private static StatementEvent event(ContextView context, long nanos) {
		return new StatementEvent("SELECT 1", nanos, 1, null, false, false, context);
	}

}
