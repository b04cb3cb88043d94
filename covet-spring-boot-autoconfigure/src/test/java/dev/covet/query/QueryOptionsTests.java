package dev.covet.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.r2dbc.ManagedConnectionPool;
import dev.covet.statement.StatementEvent;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Time and name of a query.
 */
class QueryOptionsTests {

	// What is given up goes on in the server: only a pool that pings doesn't let the next
	// caller wait for it
	private static final PoolSettings SETTINGS = new PoolSettings(20, 0, Duration.ofSeconds(15), Duration.ofHours(1),
			true, Duration.ofSeconds(10), false, Duration.ofSeconds(30));

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Room.class, Bed.class, Doze.class, Nap.class)
			.pool((connections) -> ManagedConnectionPool.create("options", connections, SETTINGS))
			.postgresql(QueryOptionsTests.class)
			.execute("CREATE TABLE rooms (id bigint PRIMARY KEY)", "INSERT INTO rooms VALUES (1), (2)",
					"CREATE VIEW beds AS SELECT 1::bigint AS id, 1::bigint AS room_id, pg_sleep(2)::text AS nap",
					"CREATE VIEW dozes AS WITH doze AS MATERIALIZED (SELECT pg_sleep(0.5)) SELECT r.* FROM doze,"
							+ " (VALUES (1::bigint, 'a'), (2, 'b'), (3, NULL), (10001, 'c')) r (id, text)",
					"CREATE TABLE naps (id bigint PRIMARY KEY, deep boolean NOT NULL)",
					"INSERT INTO naps VALUES (1, true)",
					"CREATE FUNCTION doze() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END'",
					"CREATE TRIGGER doze BEFORE INSERT ON naps FOR EACH ROW EXECUTE FUNCTION doze()");
	}

	@BeforeEach
	void count() {
		covet.forgetStatements();
	}

	static Stream<Publisher<?>> slow() {
		QuerySet<Bed> beds = covet.objects(Bed.class)
			.filter(where(Bed::nap).isNotNull())
			.timeout(Duration.ofMillis(100));
		return Stream.of(beds.list(), beds.all(), beds.first(), beds.count(), beds.exists(), beds.stream(1),
				beds.valuesList(Bed::nap).list(), beds.valuesList(Bed::id).stream(1), beds.as(BedView.class).list(),
				covet.objects(Room.class).timeout(Duration.ofMillis(100)).prefetchRelated(Room::beds).list());
	}

	@ParameterizedTest
	@MethodSource("slow")
	void queryWhenItTakesLongerThanItsTimeoutFails(Publisher<?> query) {
		StepVerifier.create(Flux.from(query))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(QueryTimeoutException.class)
				.hasMessageContainingAll("100 ms"))
			.verify(Duration.ofMillis(1900));
	}

	// Each statement alone would be in time.
	static Stream<Publisher<?>> slowTogether() {
		QuerySet<Doze> dozes = covet.objects(Doze.class).timeout(Duration.ofMillis(700));
		QuerySet<Nap> naps = covet.objects(Nap.class).filter(where(Nap::id).eq(99L)).timeout(Duration.ofMillis(700));
		return Stream.of(dozes.page(PageRequest.of(0, 1)),
				dozes.orderBy("text").scroll(ScrollPosition.forward(Map.of("text", "0", "id", 1L)), 9),
				dozes.inBulk(LongStream.rangeClosed(1, 10_001).boxed().toList()),
				naps.getOrCreate(() -> new Nap(1L, false)),
				naps.updateOrCreate((nap) -> nap, () -> new Nap(1L, false)));
	}

	@ParameterizedTest
	@MethodSource("slowTogether")
	void queryWhenItsStatementsTogetherTakeLongerThanItsTimeoutFails(Publisher<?> query) {
		StepVerifier.create(Flux.from(query))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOf(QueryTimeoutException.class)
				.hasMessageContainingAll("700 ms"))
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void queryWhenItIsInTimeGivesItsResult() {
		assertThat(covet.await(covet.objects(Room.class).timeout(TestDatabase.TIMEOUT).list())).hasSize(2);
		assertThat(covet.await(covet.objects(Room.class).timeout(TestDatabase.TIMEOUT).count())).isEqualTo(2);
		assertThat(covet.await(covet.objects(Room.class).timeout(TestDatabase.TIMEOUT).stream(1))).hasSize(2);
	}

	@Test
	void labelWhenGivenIsOnAllStatementsOfTheQuery() {
		// Statements that other tests gave up end later
		Awaitility.await().atMost(TestDatabase.TIMEOUT).until(() -> covet.acquired() == 0);
		covet.forgetStatements();
		List<Room> rooms = covet
			.await(covet.objects(Room.class).label("rooms").prefetchRelated(Room::pillows).orderBy("id").list());
		assertThat(covet.await(rooms.get(0).selves().load())).hasSize(1);
		assertThat(covet.await(covet.objects(Room.class).label("rooms").count())).isEqualTo(2);
		assertThat(covet.events()).extracting(StatementEvent::label)
			.containsExactly("rooms", "rooms", "rooms", "rooms");
		covet.forgetStatements();
		assertThat(covet.await(covet.objects(Room.class).count())).isEqualTo(2);
		assertThat(covet.events().get(0).label()).isNull();
	}

	@Table("rooms")
	record Room(@Id Long id, @OneToMany(mappedBy = "room") Many<Bed> beds,
			@OneToMany(mappedBy = "id") Many<Room> pillows, @OneToMany(mappedBy = "id") Many<Room> selves) {
	}

	@Table("beds")
	record Bed(@Id Long id, Ref<Room> room, String nap) {
	}

	@Table("dozes")
	record Doze(@Id Long id, @Nullable String text) {
	}

	@Table("naps")
	record Nap(@Id Long id, boolean deep) {
	}

	record BedView(String nap) {
	}

}
