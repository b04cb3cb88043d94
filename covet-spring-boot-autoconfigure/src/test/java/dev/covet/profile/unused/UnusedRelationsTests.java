package dev.covet.profile.unused;

import java.time.Duration;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnusedRelations}, on PostgreSQL.
 */
class UnusedRelationsTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static TestCovet covet;

	private final UnusedRelations unused = new UnusedRelations(3);

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Shelf.class, Box.class)
			.postgresql(UnusedRelationsTests.class)
			.execute("CREATE TABLE shelves (id bigint PRIMARY KEY)",
					"CREATE TABLE boxes (id bigint PRIMARY KEY, shelf_id bigint)",
					"INSERT INTO shelves VALUES (1), (2)", "INSERT INTO boxes VALUES (1, 1), (2, 1), (3, 2)");
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void watchWhenPrefetchIsNeverReadFindsIt() {
		request(3, shelves().then());
		assertThat(this.unused.findings()).containsExactly(new UnusedRelation("Shelf.boxes", "GET /shelves", 3));
		assertThat(this.unused.findings().get(0)).asString()
			.isEqualTo("Shelf.boxes was loaded in 3 requests (GET /shelves) and read in none: "
					+ "leave Shelf::boxes out of selectRelated or prefetchRelated");
	}

	@Test
	void watchWhenRequestsAreFewFindsNothing() {
		request(2, shelves().then());
		assertThat(this.unused.findings()).isEmpty();
	}

	@Test
	void watchWhenOneRequestReadsOneFindsNothing() {
		request(3, shelves().then());
		request(1, shelves().take(1).doOnNext((shelf) -> assertThat(shelf.boxes().list()).hasSize(2)).then());
		assertThat(this.unused.findings()).isEmpty();
	}

	@Test
	void watchWhenJoinIsNeverReadFindsItThoughIdIsAskedFor() {
		request(3, boxes().doOnNext((box) -> assertThat(box.shelf().id()).isNotNull()).then());
		assertThat(this.unused.findings()).extracting(UnusedRelation::relation).containsExactly("Box.shelf");
		request(1, boxes().doOnNext((box) -> assertThat(box.shelf().get().id()).isNotNull()).then());
		assertThat(this.unused.findings()).isEmpty();
	}

	@Test
	void watchWhenNestedPrefetchIsNeverReadFindsOnlyThat() {
		request(3,
				covet.objects(Box.class)
					.selectRelated(Box::shelf)
					.prefetchRelated("shelf.boxes")
					.all()
					.doOnNext((box) -> box.shelf().get())
					.then());
		assertThat(this.unused.findings()).extracting(UnusedRelation::relation).containsExactly("Shelf.boxes");
	}

	@Test
	void watchWhenNothingMatchesOrNothingIsPlannedFindsNothing() {
		request(3, covet.objects(Box.class).filter(where(Box::id).eq(0L)).selectRelated(Box::shelf).all().then());
		request(3, covet.objects(Shelf.class).all().concatMap((shelf) -> shelf.boxes().load()).then());
		assertThat(this.unused.findings()).isEmpty();
	}

	@Test
	void watchWhenRequestFailsDoesNotCount() {
		for (int i = 0; i < 3; i++) {
			this.unused.watch(shelves().then(Mono.error(new IllegalStateException("own"))), () -> null)
				.onErrorComplete()
				.block(TIMEOUT);
		}
		assertThat(this.unused.findings()).isEmpty();
	}

	@Test
	void resetForgetsAll() {
		request(3, shelves().then());
		this.unused.reset();
		assertThat(this.unused.findings()).isEmpty();
	}

	private static Flux<Shelf> shelves() {
		return covet.objects(Shelf.class).orderBy("id").prefetchRelated(Shelf::boxes).all();
	}

	private static Flux<Box> boxes() {
		return covet.objects(Box.class).selectRelated(Box::shelf).all();
	}

	private void request(int times, Mono<Void> work) {
		for (int i = 0; i < times; i++) {
			this.unused.watch(work, () -> "GET /shelves").block(TIMEOUT);
		}
	}

	@Table("shelves")
	record Shelf(@Id Long id, @OneToMany(mappedBy = "shelf") Many<Box> boxes) {
	}

	@Table("boxes")
	record Box(@Id Long id, Ref<Shelf> shelf) {
	}

}
