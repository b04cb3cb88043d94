package dev.covet.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Ref;
import io.r2dbc.postgresql.codec.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Columns of all kinds are read and bound as a template reads and binds them.
 */
class ColumnTypeTests {

	private static final UUID CODE = UUID.fromString("00000000-0000-0000-0000-00000000000a");

	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Parcel.class, Depot.class)
			.converters(new JsonToNotes(), new NotesToJson())
			.postgresql(ColumnTypeTests.class)
			.execute("CREATE TABLE depots (id bigint PRIMARY KEY, street text, city text, floor int)",
					"CREATE TABLE parcels (id bigint PRIMARY KEY, state text, tags text[], sizes int[], notes jsonb,"
							+ " code uuid, price numeric(10, 2), sent timestamptz, due date, from_street text, from_city"
							+ " text, to_street text, to_city text, depot_id bigint)",
					"INSERT INTO depots VALUES (1, 'Dock', 'Bremen', 3), (2, NULL, NULL, NULL)",
					"INSERT INTO parcels VALUES (1, 'SENT', '{a,\"b c\"}', '{1,2}', '{\"text\": \"fragile\"}', '" + CODE
							+ "', 12.50, '2026-01-02T03:04:05Z', '2026-02-01', 'A St', 'Ulm', 'B St', NULL, 1)",
					"INSERT INTO parcels (id, state, depot_id) VALUES (2, 'NEW', 2), (3, NULL, NULL)");
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void queryWhenColumnsAreOfAllKindsReadsWhatATemplateReads() {
		List<Parcel> parcels = covet.await(covet.objects(Parcel.class).orderBy("id").list());
		assertThat(parcels).usingRecursiveComparison()
			.ignoringFields("depot")
			.isEqualTo(
					covet.await(covet.template().select(Parcel.class).all().sort((a, b) -> a.id().compareTo(b.id()))));
		Parcel first = parcels.get(0);
		assertThat(first.state()).isEqualTo(State.SENT);
		assertThat(first.tags()).containsExactly("a", "b c");
		assertThat(first.sizes()).containsExactly(1, 2);
		assertThat(first.notes()).isEqualTo(new Notes("fragile"));
		assertThat(first.from()).isEqualTo(new Address("A St", "Ulm"));
		assertThat(first.to()).isEqualTo(new Address("B St", null));
	}

	@Test
	void queryWhenEmbeddedIsNullIsNullOrEmptyAsAnnotated() {
		Parcel parcel = covet.await(covet.objects(Parcel.class).get(2L));
		assertThat(parcel.from()).isNull();
		assertThat(parcel.to()).isEqualTo(new Address(null, null));
	}

	@Test
	void selectRelatedWhenTargetHasAnEmbeddedPrimitiveReadsNullForAnEmptyOne() {
		List<Parcel> parcels = covet
			.await(covet.objects(Parcel.class).selectRelated(Parcel::depot).orderBy("id").list());
		assertThat(parcels.get(0).depot().get().place()).isEqualTo(new Place("Dock", "Bremen", 3));
		assertThat(parcels.get(1).depot().get().place()).isNull();
		assertThat(parcels.get(2).depot().isEmpty()).isTrue();
	}

	@Test
	void filterWhenValuesNeedConversionBindsThem() {
		assertOnlyFirst(where(Parcel::state).eq(State.SENT));
		assertOnlyFirst(where("state").eq("SENT"));
		assertOnlyFirst(where(Parcel::state).in(State.SENT, State.LOST));
		assertOnlyFirst(where(Parcel::code).eq(CODE));
		assertOnlyFirst(where("code").in(CODE.toString()));
		assertOnlyFirst(where(Parcel::price).gte(new BigDecimal("12.5")));
		assertOnlyFirst(where(Parcel::sent).lt(Instant.parse("2026-01-02T03:04:06Z")));
		assertOnlyFirst(where(Parcel::sent).in(Instant.parse("2026-01-02T03:04:05Z")));
		assertOnlyFirst(where(Parcel::due).between(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1)));
		assertOnlyFirst(where(Parcel::notes).eq(new Notes("fragile")));
		assertOnlyFirst(where(Parcel::tags).eq(List.of("a", "b c")));
		assertOnlyFirst(where("from.city").startsWith("U"));
		assertOnlyFirst(where("depot.place.city").eq("Bremen"));
	}

	private static void assertOnlyFirst(Condition<? super Parcel> condition) {
		assertThat(covet.await(covet.objects(Parcel.class).filter(condition).all().map(Parcel::id)))
			.containsExactly(1L);
	}

	@Test
	void valuesWhenColumnsNeedConversionConvertsThem() {
		assertThat(covet.await(covet.objects(Parcel.class)
			.orderBy("from.city")
			.values("state", "notes", "from.city", "depot.place.floor")
			.first())).containsEntry("state", State.SENT)
			.containsEntry("notes", new Notes("fragile"))
			.containsEntry("from.city", "Ulm")
			.containsEntry("depot.place.floor", 3);
	}

	@Test
	void insertWhenReadBackIsEqual() {
		Parcel parcel = new Parcel(9L, State.LOST, List.of("x"), new Integer[] { 4 }, new Notes("n"), UUID.randomUUID(),
				new BigDecimal("1.00"), Instant.parse("2026-05-05T05:05:05Z"), LocalDate.of(2026, 5, 5),
				new Address("s", "c"), new Address("t", "d"), Ref.of(Depot.class, 1L));
		covet.template().insert(parcel).block(TestDatabase.TIMEOUT);
		Parcel read = covet.await(covet.objects(Parcel.class).get(9L));
		covet.template().delete(parcel).block(TestDatabase.TIMEOUT);
		assertThat(read).usingRecursiveComparison().ignoringFields("depot").isEqualTo(parcel);
		assertThat(read.depot().id()).isEqualTo(1L);
	}

	@Table("parcels")
	record Parcel(@Id Long id, @Nullable State state, @Nullable List<String> tags, Integer @Nullable [] sizes,
			@Nullable Notes notes, @Nullable UUID code, @Nullable BigDecimal price, @Nullable Instant sent,
			@Nullable LocalDate due, @Embedded.Nullable(prefix = "from_") @Nullable Address from,
			@Embedded.Empty(prefix = "to_") Address to, Ref<Depot> depot) {
	}

	@Table("depots")
	record Depot(@Id Long id, @Embedded.Nullable @Nullable Place place) {
	}

	record Address(@Nullable String street, @Nullable String city) {
	}

	record Place(String street, String city, int floor) {
	}

	record Notes(String text) {
	}

	enum State {

		NEW, SENT, LOST

	}

	@ReadingConverter
	static class JsonToNotes implements Converter<Json, Notes> {

		@Override
		public Notes convert(Json json) {
			return new Notes(json.asString().replaceAll(".*: \"(.*)\".*", "$1"));
		}

	}

	@WritingConverter
	static class NotesToJson implements Converter<Notes, Json> {

		@Override
		public Json convert(Notes notes) {
			return Json.of("{\"text\": \"" + notes.text() + "\"}");
		}

	}

}
