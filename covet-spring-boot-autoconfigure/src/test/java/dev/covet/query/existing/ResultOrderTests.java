package dev.covet.query.existing;

import java.util.List;
import java.util.stream.LongStream;

import dev.covet.TestCovet;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;

import static dev.covet.query.Order.desc;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the order of results: the one that was asked for, where loading relations by
 * {@code findAll().flatMap(…)} loses it.
 */
class ResultOrderTests {

	private static final List<Long> DESCENDING = LongStream.rangeClosed(1, 40).map((i) -> 41 - i).boxed().toList();

	private static TestCovet start(int pool) {
		return TestCovet.of(Thread.class, Message.class)
			.pool(pool)
			.postgresql(ResultOrderTests.class)
			.execute("CREATE TABLE thread (id bigint PRIMARY KEY, rank int)",
					"CREATE TABLE message (id bigint PRIMARY KEY, thread_id bigint, body text)",
					"INSERT INTO thread SELECT i, i FROM generate_series(1, 40) i",
					"INSERT INTO message SELECT i, 1 + i % 40, 'm' || i FROM generate_series(1, 120) i");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void prefetchRelatedKeepsOrderWithAnyPool(int pool) {
		try (TestCovet covet = start(pool)) {
			List<Thread> threads = covet.await(covet.objects(Thread.class)
				.prefetch(Thread::messages, (messages) -> messages.orderBy("-id"))
				.orderBy(desc(Thread::rank))
				.all());
			assertThat(threads).extracting(Thread::id).containsExactlyElementsOf(DESCENDING);
			assertThat(threads).allSatisfy((thread) -> assertThat(thread.messages().list()).hasSize(3)
				.extracting(Message::id)
				.isSortedAccordingTo((left, right) -> right.compareTo(left)));
			assertThat(covet.statements()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8 })
	void streamKeepsOrderWithAnyPool(int pool) {
		try (TestCovet covet = start(pool)) {
			assertThat(covet.await(covet.objects(Thread.class)
				.prefetchRelated(Thread::messages)
				.orderBy(desc(Thread::rank))
				.stream(7)
				.map(Thread::id))).containsExactlyElementsOf(DESCENDING);
		}
	}

	@Test
	void loadInsideFlatMapWhenPeersLosesNoRelation() {
		try (TestCovet covet = start(2)) {
			Flux<Long> loaded = covet.objects(Thread.class)
				.orderBy(desc(Thread::rank))
				.all()
				.flatMapSequential((thread) -> thread.messages().load().collectList().map((list) -> thread.id()));
			assertThat(covet.await(loaded)).containsExactlyElementsOf(DESCENDING);
			assertThat(covet.statements()).hasSize(2);
		}
	}

	@Test
	void flatMapWhenLaterRowsAnswerFirstLosesTheOrderThatPrefetchKeeps() {
		try (TestCovet covet = start(4)) {
			Flux<Long> byHand = covet.template()
				.getDatabaseClient()
				.sql("SELECT id FROM thread ORDER BY rank DESC LIMIT 3")
				.map((row) -> row.get("id", Long.class))
				.all()
				.collectList()
				.flatMapMany(Flux::fromIterable)
				.flatMap((id) -> slowFor(covet, id));
			assertThat(covet.await(byHand)).containsExactly(38L, 39L, 40L);
			assertThat(covet.await(covet.objects(Thread.class)
				.prefetchRelated(Thread::messages)
				.orderBy(desc(Thread::rank))
				.limit(3)
				.all())).extracting(Thread::id).containsExactly(40L, 39L, 38L);
		}
	}

	// The higher the rank, the later the answer.
	private static Mono<Long> slowFor(TestCovet covet, long id) {
		return covet.client().sql("SELECT pg_sleep(" + (id - 38) * 0.15 + ")").then().thenReturn(id);
	}

	record Thread(@Id Long id, int rank, @OneToMany(mappedBy = "thread") Many<Message> messages) {
	}

	record Message(@Id Long id, Ref<Thread> thread, String body) {
	}

}
