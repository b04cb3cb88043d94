package dev.covet.query.existing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.covet.TestCovet;
import dev.covet.query.Condition;
import dev.covet.query.Conditions;
import io.r2dbc.postgresql.codec.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.domain.Sort;
import org.springframework.data.relational.core.query.Query;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the types of an entity's properties: what is read equals what the template
 * reads, and values are compared as the application's converters write them.
 */
class ColumnTypeTests {

	private static final UUID KEY = UUID.fromString("6f1c1b52-1111-4222-8333-444455556666");

	@AutoClose
	private static TestCovet covet;

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Scalars.class, Documents.class)
			.converters(new JsonToSettings(), new SettingsToJson())
			.postgresql(ColumnTypeTests.class)
			.execute("""
					CREATE TABLE scalars (id uuid PRIMARY KEY, instant timestamptz, offset_time timestamptz,
						local timestamp, day date, time time, price numeric(12, 3), open boolean, big bigint,
						small smallint, ratio float8, part float4, status text, raw bytea)""", """
					CREATE TABLE documents (id bigint PRIMARY KEY, tags text[], names text[], labels text[],
						numbers bigint[], codes bigint[], counts int[], states text[], settings jsonb)""");
		covet.await(covet.template()
			.insert(new Scalars(KEY, Instant.parse("2024-02-29T12:34:56.123456Z"),
					OffsetDateTime.of(2024, 7, 1, 10, 0, 0, 0, ZoneOffset.ofHours(2)),
					LocalDateTime.of(1999, 12, 31, 23, 59, 59), LocalDate.of(2000, 2, 29), LocalTime.of(8, 30),
					new BigDecimal("12345.670"), true, Long.MAX_VALUE, (short) -7, 0.1, 2.5f, Status.ON_HOLD,
					new byte[] { 0, 1, -1 })));
		covet.await(covet.template().insert(Scalars.empty(new UUID(1, 2))));
		covet.await(covet.template()
			.insert(new Documents(1L, List.of("a", "b,\"c"), new String[] { "x", "" }, Set.of("one"),
					List.of(1L, Long.MIN_VALUE), new Long[] { 3L }, new Integer[] { 4, 5 },
					List.of(Status.OPEN, Status.ON_HOLD), new Settings("dark", 12))));
		covet.await(covet.template()
			.insert(new Documents(2L, List.of(), new String[0], Set.of(), null, null, null, null, null)));
		covet.forgetStatements();
	}

	@Test
	void allWhenScalarsReadsWhatTheTemplateReads() {
		List<Scalars> rows = covet.await(covet.objects(Scalars.class).orderBy("id").all());
		assertThat(rows).usingRecursiveComparison()
			.isEqualTo(covet.await(covet.template().select(Query.empty().sort(Sort.by("id")), Scalars.class)));
		assertThat(rows.get(1).instant()).isEqualTo("2024-02-29T12:34:56.123456Z");
		assertThat(rows.get(1).price()).isEqualTo(new BigDecimal("12345.670"));
		assertThat(rows.get(0)).usingRecursiveComparison().isEqualTo(Scalars.empty(new UUID(1, 2)));
	}

	@Test
	void allWhenArraysAndDocumentsReadsWhatTheTemplateReads() {
		List<Documents> rows = covet.await(covet.objects(Documents.class).orderBy("id").all());
		assertThat(rows).usingRecursiveComparison()
			.isEqualTo(covet.await(covet.template().select(Query.empty().sort(Sort.by("id")), Documents.class)));
		assertThat(rows.get(0).tags()).containsExactly("a", "b,\"c");
		assertThat(rows.get(0).numbers()).containsExactly(1L, Long.MIN_VALUE);
		assertThat(rows.get(0).states()).containsExactly(Status.OPEN, Status.ON_HOLD);
		assertThat(rows.get(0).settings()).isEqualTo(new Settings("dark", 12));
	}

	@Test
	void valuesReturnPropertiesAsTheEntityHasThem() {
		assertThat(covet.await(covet.objects(Documents.class)
			.filter(where(Documents::id).eq(1L))
			.valuesList("tags", "names", "numbers", "states", "settings")
			.get())).usingRecursiveComparison()
			.isEqualTo(Arrays.asList(List.of("a", "b,\"c"), new String[] { "x", "" }, List.of(1L, Long.MIN_VALUE),
					List.of(Status.OPEN, Status.ON_HOLD), new Settings("dark", 12)));
		Map<String, Object> values = covet.await(covet.objects(Scalars.class)
			.filter(where(Scalars::id).eq(KEY))
			.values("status", "day", "instant")
			.get());
		assertThat(values.values()).containsExactly(Status.ON_HOLD, LocalDate.of(2000, 2, 29),
				Instant.parse("2024-02-29T12:34:56.123456Z"));
	}

	@Test
	void asWhenViewModelShowsConvertedProperties() {
		assertThat(covet.await(covet.objects(Documents.class).filter(where("id").eq(1)).as(DocumentView.class).get()))
			.isEqualTo(new DocumentView(List.of("a", "b,\"c"), new Settings("dark", 12)));
	}

	@Test
	void filterWhenTypeIsConvertedComparesAsStored() {
		assertThat(count(where(Scalars::status).eq(Status.ON_HOLD))).isOne();
		assertThat(count(where(Scalars::status).in(Status.OPEN, Status.ON_HOLD))).isOne();
		assertThat(count(where(Scalars::status).ne(Status.OPEN))).isOne();
		assertThat(count(Conditions.<Scalars, Status>where(Scalars::status).isNull())).isOne();
		assertThat(count(where(Scalars::id).in(KEY, new UUID(9, 9)))).isOne();
		assertThat(count(where(Scalars::instant).gt(Instant.parse("2024-02-29T12:34:56Z")))).isOne();
		assertThat(count(where(Scalars::instant).in(Instant.parse("2024-02-29T12:34:56.123456Z")))).isOne();
		assertThat(count(where(Scalars::offsetTime).eq(OffsetDateTime.parse("2024-07-01T08:00:00Z")))).isOne();
		assertThat(count(where(Scalars::local).between(LocalDateTime.MIN.withYear(1999), LocalDateTime.now()))).isOne();
		assertThat(count(where(Scalars::day).in(LocalDate.of(2000, 2, 29)))).isOne();
		assertThat(count(where(Scalars::time).lt(LocalTime.NOON))).isOne();
		assertThat(count(where(Scalars::time).in(LocalTime.of(8, 30)))).isOne();
		assertThat(count(where(Scalars::price).eq(new BigDecimal("12345.67")))).isOne();
		assertThat(count(where(Scalars::open).isTrue())).isOne();
		assertThat(count(where(Scalars::small).in((short) -7))).isOne();
		assertThat(count(where(Scalars::ratio).in(0.1))).isOne();
		assertThat(count(where(Scalars::raw).eq(new byte[] { 0, 1, -1 }))).isOne();
	}

	@Test
	void filterWhenArrayComparesWhole() {
		assertThat(ids(where(Documents::tags).eq(List.of("a", "b,\"c")))).containsExactly(1L);
		assertThat(ids(where(Documents::names).eq(new String[] { "x", "" }))).containsExactly(1L);
		assertThat(ids(where(Documents::numbers).eq(List.of(1L, Long.MIN_VALUE)))).containsExactly(1L);
		assertThat(ids(where(Documents::tags).in(List.of(List.of("a", "b,\"c"))))).containsExactly(1L);
		assertThat(ids(where(Documents::settings).eq(new Settings("dark", 12)))).containsExactly(1L);
		assertThat(ids(where("settings").isNull())).containsExactly(2L);
	}

	private static Long count(Condition<? super Scalars> condition) {
		return covet.await(covet.objects(Scalars.class).filter(condition).count());
	}

	private static List<Long> ids(Condition<? super Documents> condition) {
		return covet.await(covet.objects(Documents.class).filter(condition).valuesList(Documents::id).all());
	}

	enum Status {

		OPEN, ON_HOLD

	}

	record Settings(String theme, int size) {
	}

	record Scalars(@Id UUID id, @Nullable Instant instant, @Nullable OffsetDateTime offsetTime,
			@Nullable LocalDateTime local, @Nullable LocalDate day, @Nullable LocalTime time,
			@Nullable BigDecimal price, @Nullable Boolean open, @Nullable Long big, @Nullable Short small,
			@Nullable Double ratio, @Nullable Float part, @Nullable Status status, byte @Nullable [] raw) {

		static Scalars empty(UUID id) {
			return new Scalars(id, null, null, null, null, null, null, null, null, null, null, null, null, null);
		}

	}

	record Documents(@Id Long id, List<String> tags, String[] names, Set<String> labels, @Nullable List<Long> numbers,
			Long @Nullable [] codes, Integer @Nullable [] counts, @Nullable List<Status> states,
			@Nullable Settings settings) {
	}

	record DocumentView(List<String> tags, Settings settings) {
	}

	@ReadingConverter
	static class JsonToSettings implements Converter<Json, Settings> {

		@Override
		public Settings convert(Json json) {
			String[] parts = json.asString().replaceAll("[{}\" ]", "").split("[:,]");
			return new Settings(parts[3], Integer.parseInt(parts[1]));
		}

	}

	@WritingConverter
	static class SettingsToJson implements Converter<Settings, Json> {

		@Override
		public Json convert(Settings settings) {
			return Json.of("{\"size\": %d, \"theme\": \"%s\"}".formatted(settings.size(), settings.theme()));
		}

	}

}
