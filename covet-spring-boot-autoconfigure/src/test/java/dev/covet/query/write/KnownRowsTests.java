package dev.covet.query.write;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.BulkOptions;
import dev.covet.query.QuerySet;
import dev.covet.statement.CommitListener;
import dev.covet.statement.StatementListener;
import dev.covet.statement.WrittenRows;
import dev.covet.statement.WrittenStatement;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.mapping.event.BeforeConvertCallback;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.sql.SqlIdentifier;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KnownRows}, by what is told of writes to a database.
 */
class KnownRowsTests {

	private static final Told TOLD = new Told();

	private static final TestCovet COVET = TestCovet
		.of(Thing.class, Named.class, Keyed.class, Shared.class, Other.class)
		.pool(KnownRowsTests::pool)
		.postgresql(KnownRowsTests.class)
		.execute("CREATE TABLE \"Things\" (id bigserial PRIMARY KEY, name text, amount int)",
				"CREATE TABLE named (id text PRIMARY KEY, amount int)",
				"CREATE TABLE keyed (id uuid PRIMARY KEY, amount int)",
				"CREATE TABLE shared (id bigint PRIMARY KEY, number bigint, amount int)");

	private final QuerySet<Thing> things = COVET.objects(Thing.class);

	@AfterAll
	static void close() {
		COVET.close();
	}

	@BeforeEach
	void fill() {
		COVET.execute("TRUNCATE \"Things\" RESTART IDENTITY",
				"INSERT INTO \"Things\" (name) VALUES ('a'), ('b'), ('c')");
		TOLD.statements.clear();
	}

	@Test
	void saveWhenEntityIsStoredTellsItsRow() {
		COVET.await(this.things.save(new Thing(2L, "x", 1)));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(2L)));
	}

	@Test
	void createWhenIdIsGeneratedTellsNoRows() {
		COVET.await(this.things.create(new Thing(null, "x", 1)));
		assertThat(rows()).isNull();
		TOLD.statements.clear();
		COVET.await(this.things.bulkCreate(List.of(new Thing(null, "x", 1), new Thing(null, "y", 1))));
		assertThat(rows()).isNull();
	}

	@Test
	void bulkCreateWhenIdsAreGivenTellsThem() {
		COVET.await(this.things.bulkCreate(List.of(new Thing(11L, "x", 1), new Thing(12L, "y", 1))));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(11L, 12L)));
		TOLD.statements.clear();
		COVET.await(this.things.bulkCreate(List.of(new Thing(12L, "x", 1)), BulkOptions.defaults().ignoreConflicts()));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(12L)));
	}

	@Test
	void bulkCreateWhenUpdatesConflictsTellsNoRows() {
		COVET.await(this.things.bulkCreate(List.of(new Thing(1L, "x", 1)),
				BulkOptions.defaults().updateConflicts(List.of(Thing::id), List.of(Thing::name))));
		assertThat(rows()).isNull();
	}

	@Test
	void bulkUpdateTellsRows() {
		COVET.await(this.things.bulkUpdate(List.of(new Thing(1L, "x", 1), new Thing(3L, "y", 1)), Thing::name));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(1L, 3L)));
	}

	@Test
	void bulkUpdateWhenRowsAreTooManyTellsNone() {
		COVET.await(this.things.bulkUpdate(LongStream.range(1, 700).mapToObj((id) -> new Thing(id, "x", 1)).toList(),
				Thing::name));
		assertThat(rows()).isNull();
	}

	@Test
	void deleteWhenOfEntityTellsItsRow() {
		this.things.delete(new Thing(2L, "b", 1)).block(TestDatabase.TIMEOUT);
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(2L)));
	}

	@Test
	void updateWhenFilterNamesIdsTellsRows() {
		COVET.await(
				this.things.filter(where(Thing::id).eq(2L), where(Thing::name).eq("b")).update(set(Thing::amount, 5)));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(2L)));
		TOLD.statements.clear();
		COVET.await(this.things.filter(where(Thing::id).in(1L, 2L)).update(set(Thing::amount, 5)));
		assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(1L, 2L)));
	}

	@Test
	void updateWhenFilterLeavesOthersTellsNoRows() {
		COVET.await(this.things.filter(where(Thing::name).eq("b")).update(set(Thing::amount, 5)));
		assertThat(rows()).isNull();
		TOLD.statements.clear();
		COVET.await(this.things.filter(where(Thing::id).gt(1L)).delete());
		assertThat(rows()).isNull();
		TOLD.statements.clear();
		COVET.await(this.things.filter(where(Thing::id).eq(1L).or(where(Thing::name).eq("b"))).delete());
		assertThat(rows()).isNull();
	}

	@Test
	void saveWhenCallbackMayWriteTooTellsNoRows() {
		try (TestCovet own = TestCovet.of(Thing.class).pool(KnownRowsTests::pool).callbacks(new Renaming()).h2()) {
			own.execute("CREATE TABLE \"Things\" (id bigint PRIMARY KEY, name text, amount int)",
					"INSERT INTO \"Things\" VALUES (2, 'b', 1)");
			TOLD.statements.clear();
			own.await(own.objects(Thing.class).save(new Thing(2L, "x", 1)));
			assertThat(rows()).isNull();
			TOLD.statements.clear();
			own.objects(Thing.class).delete(new Thing(2L, "x", 1)).block(TestDatabase.TIMEOUT);
			assertThat(rows()).isEqualTo(WrittenRows.of("Things", Set.of(2L)));
		}
	}

	@Test
	void writeWhenKeyIsTextTellsNoRows() {
		COVET.await(COVET.objects(Named.class).filter(where(Named::id).eq("a")).update(set(Named::amount, 5)));
		assertThat(rows()).isNull();
	}

	@Test
	void writeWhenKeyIsUuidTellsIt() {
		UUID id = UUID.randomUUID();
		COVET.await(COVET.objects(Keyed.class).filter(where(Keyed::id).eq(id)).delete());
		assertThat(rows()).isEqualTo(WrittenRows.of("keyed", Set.of(id)));
	}

	@Test
	void writeWhenOtherEntityKnowsTableByAnotherKeyTellsNoRows() {
		COVET.await(COVET.objects(Shared.class).filter(where(Shared::id).eq(1L)).update(set(Shared::amount, 5)));
		assertThat(rows()).isNull();
	}

	private static @Nullable WrittenRows rows() {
		assertThat(TOLD.statements).hasSize(1);
		return TOLD.statements.get(0).rows();
	}

	private static ConnectionPool pool(ConnectionFactory factory) {
		ConnectionFactory observed = StatementObservation.observe(factory, StatementListener.none(), TOLD);
		return new ConnectionPool(ConnectionPoolConfiguration.builder(observed).initialSize(0).maxSize(2).build());
	}

	/**
	 * Keeps what is told.
	 */
	// A class of its own: the driver's thread calls it while the test class is
	// initialized.
	static final class Told implements CommitListener {

		private final List<WrittenStatement> statements = new CopyOnWriteArrayList<>();

		@Override
		public Mono<Void> onCommit(List<WrittenStatement> written) {
			this.statements.addAll(written);
			return Mono.empty();
		}

	}

	static final class Renaming implements BeforeConvertCallback<Thing> {

		@Override
		public Publisher<Thing> onBeforeConvert(Thing entity, SqlIdentifier table) {
			return Mono.just(new Thing(entity.id(), "renamed", entity.amount()));
		}

	}

	@Table("Things")
	record Thing(@Id @Nullable Long id, String name, Integer amount) {
	}

	record Named(@Id String id, Integer amount) {
	}

	record Keyed(@Id UUID id, Integer amount) {
	}

	@Table("shared")
	record Shared(@Id Long id, Long number, Integer amount) {
	}

	@Table("shared")
	record Other(@Id Long number, Integer amount) {
	}

}
