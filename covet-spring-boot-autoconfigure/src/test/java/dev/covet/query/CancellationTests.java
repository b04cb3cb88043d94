package dev.covet.query;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.Library.Book;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever goes away gives the connection back.
 */
class CancellationTests {

	private static final String APPLICATION = "covet-cancellation";

	private static final int POOL = 5;

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = Library.fill(TestCovet.of(Library.ENTITIES)
			.pool(POOL)
			.applicationName(APPLICATION)
			.postgresql(CancellationTests.class));
		covet.execute("INSERT INTO books SELECT i, 'b' || i, NULL, i, NULL, 1, NULL FROM generate_series(10, 3000) i");
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	@Test
	void allWhenCancelledAfterTheFirstRowGivesTheConnectionBack() {
		StepVerifier.create(covet.objects(Book.class).prefetchRelated(Book::authors).all(), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(TestDatabase.TIMEOUT);
		assertNothingAcquired();
		assertThat(covet.statements()).hasSize(2);
	}

	@Test
	void streamWhenCancelledAfterTheFirstRowGivesTheConnectionBack() {
		StepVerifier.create(covet.objects(Book.class).stream(10), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(TestDatabase.TIMEOUT);
		assertNothingAcquired();
		assertStillWorking();
	}

	@Test
	void streamWhenCancelledWithPrefetchGivesBothConnectionsBack() {
		StepVerifier.create(covet.objects(Book.class).prefetchRelated(Book::authors).stream(10), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(TestDatabase.TIMEOUT);
		assertNothingAcquired();
		assertStillWorking();
	}

	@Test
	void queryWhenFiveHundredCallersComeAndGoLeavesThePoolWhole() {
		Flux<Integer> callers = Flux.range(0, 500).flatMap((i) -> caller(i).thenReturn(i), 500);
		StepVerifier.create(callers).expectNextCount(500).expectComplete().verify(Duration.ofSeconds(30));
		assertNothingAcquired();
		assertStillWorking();
		assertThat(sessions()).isEqualTo(covet.pool().getMetrics().orElseThrow().allocatedSize()).isEqualTo(POOL);
	}

	private static Mono<?> caller(int number) {
		QuerySet<Book> books = covet.objects(Book.class).selectRelated(Book::publisher).limit(50);
		Duration patience = Duration.ofMillis(ThreadLocalRandom.current().nextLong(60));
		return switch (number % 5) {
			case 0 -> books.list();
			case 1 -> books.all().take(1).then();
			case 2 -> books.prefetchRelated(Book::authors).list().timeout(patience, Mono.empty());
			case 3 -> books.stream(10).take(1).then();
			default ->
				books.prefetchRelated(Book::copies, Book::authors).stream(7).timeout(patience, Mono.empty()).then();
		};
	}

	private static long sessions() {
		return covet.await(DatabaseClient.create(TestDatabase.connectionFactory())
			.sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1")
			.bind(0, APPLICATION)
			.map((row) -> row.get(0, Long.class))
			.one()
			.map(Long.class::cast));
	}

	private static void assertNothingAcquired() {
		Awaitility.await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(covet.acquired()).isZero());
	}

	// All of the pool's connections can answer.
	private static void assertStillWorking() {
		Mono<Long> answers = Flux.range(0, POOL * 2)
			.flatMap((i) -> covet.objects(Book.class).get(1L), POOL * 2)
			.count();
		assertThat(covet.await(answers)).isEqualTo(POOL * 2);
	}

}
