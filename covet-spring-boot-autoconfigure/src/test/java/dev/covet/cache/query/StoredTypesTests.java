package dev.covet.cache.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.covet.TestCovet;
import dev.covet.cache.query.postgresql.JsonType;
import io.r2dbc.postgresql.codec.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Id;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the types that are kept, on PostgreSQL, which has the most.
 */
class StoredTypesTests {

	private static final UUID KEY = UUID.fromString("6f1c1b52-1111-4222-8333-444455556666");

	private static CachedCovet covet;

	@BeforeAll
	static void start() {
		covet = new CachedCovet((settings) -> settings.postgresql(StoredTypesTests.class),
				TestCovet.of(Scalars.class, Documents.class, Line.class)
					.converters(new JsonToSettings(), new SettingsToJson(), new ThemeToText(), new TextToTheme()),
				(cached) -> cached.types(new JsonType()));
		covet.covet()
			.execute("""
					CREATE TABLE scalars (id uuid PRIMARY KEY, instant timestamptz, offset_time timestamptz,
						local timestamp, day date, time time, price numeric(12, 3), open boolean, big bigint,
						small smallint, wide int, ratio float8, part float4, status text, raw bytea)""",
					"""
							INSERT INTO scalars VALUES ('6f1c1b52-1111-4222-8333-444455556666', '2024-02-29 12:34:56.123456Z',
								'2024-07-01 10:00+02', '1999-12-31 23:59:59', '2000-02-29', '08:30', 12345.670, true,
								9223372036854775807, -7, 8, 0.1, 2.5, 'ON_HOLD', '\\x0001ff'),
								('00000000-0000-0001-0000-000000000002', 'infinity', '-infinity', 'infinity', '-infinity', '24:00',
								0, false, 0, 0, 0, 0.5, 0, 'OPEN', '')""",
					"INSERT INTO scalars (id) VALUES ('00000000-0000-0003-0000-000000000004')", """
							CREATE TABLE documents (id bigint PRIMARY KEY, tags text[], labels text[], numbers bigint[],
								grid int[], buffers bytea[], states text[], settings jsonb, theme text)""",
					"""
							INSERT INTO documents VALUES (1, '{a,"b,c"}', '{one}', '{1,NULL}', '{{1,2},{3,4}}', '{"\\\\x01"}',
								'{OPEN}', '{"size": 12, "theme": "dark"}', 'dark')""",
					"INSERT INTO documents (id, tags) VALUES (2, '{}')",
					"CREATE TABLE line (id bigint PRIMARY KEY, path path)",
					"INSERT INTO line VALUES (1, '[(0,0),(1,1)]')");
	}

	@BeforeEach
	void clear() {
		covet.regions().clear();
	}

	@AfterAll
	static void close() {
		covet.close();
	}

	@Test
	void allWhenScalarsGivesWhatTheDatabaseGives() {
		List<Scalars> expected = covet.awaitUncached(scalars());
		assertThat(expected).hasSize(3);
		assertThat(covet.await(scalars())).usingRecursiveComparison().isEqualTo(expected);
		assertThat(covet.statements(scalars())).isZero();
		covet.regions().travel();
		assertThat(covet.statements(scalars())).isZero();
		assertThat(covet.await(scalars())).usingRecursiveComparison().isEqualTo(expected);
	}

	private static Mono<List<Scalars>> scalars() {
		return covet.objects(Scalars.class).orderBy("id").list();
	}

	@Test
	void allWhenArraysAndDocumentsGivesWhatTheDatabaseGives() {
		List<Documents> expected = covet.awaitUncached(documents());
		assertThat(covet.await(documents())).usingRecursiveComparison().isEqualTo(expected);
		assertThat(covet.statements(documents())).isZero();
		covet.regions().travel();
		assertThat(covet.statements(documents())).isZero();
		assertThat(covet.await(documents())).usingRecursiveComparison().isEqualTo(expected);
		assertThat(expected.get(0).settings()).isEqualTo(new Settings("dark", 12));
	}

	private static Mono<List<Documents>> documents() {
		return covet.objects(Documents.class).orderBy("id").list();
	}

	@Test
	void getWhenCallersChangeWhatTheyGotIsTheSameForTheNext() {
		Documents first = covet.await(covet.objects(Documents.class).get(1L));
		first.numbers()[0] = 99L;
		first.grid()[0][0] = 99;
		byte[] raw = covet.await(covet.objects(Scalars.class).get(KEY)).raw();
		raw[0] = 99;
		Documents second = covet.await(covet.objects(Documents.class).get(1L));
		assertThat(second.numbers()).containsExactly(1L, null);
		assertThat(second.grid()[0]).containsExactly(1, 2);
		assertThat(covet.await(covet.objects(Scalars.class).get(KEY)).raw()).containsExactly(0, 1, -1);
	}

	@Test
	void filterWhenValuesAreConvertedOrArraysHasKeysOfTheirOwn() {
		assertThat(covet
			.await(covet.objects(Scalars.class).filter(where(Scalars::raw).eq(new byte[] { 0, 1, -1 })).count()))
			.isOne();
		assertThat(covet
			.statements(covet.objects(Scalars.class).filter(where(Scalars::raw).eq(new byte[] { 0, 1, -1 })).count()))
			.isZero();
		assertThat(covet
			.await(covet.objects(Scalars.class).filter(where(Scalars::raw).eq(new byte[] { 0, 1, 1 })).count()))
			.isZero();
		assertThat(covet.await(themes("dark"))).isOne();
		assertThat(covet.statements(themes("dark"))).isZero();
		assertThat(covet.await(themes("light"))).isZero();
	}

	private static Mono<Long> themes(String name) {
		return covet.objects(Documents.class).filter(where(Documents::theme).eq(new Theme(name))).count();
	}

	@Test
	void allWhenNobodyKnowsHowToKeepATypeReadsFromTheDatabase() {
		assertThat(covet.await(covet.objects(Line.class).get(1L)).path()).isNotNull();
		assertThat(covet.statements(covet.objects(Line.class).get(1L))).isOne();
		assertThat(covet.statements(covet.objects(Line.class).filter(where(Line::id).eq(2L)).list())).isOne();
		assertThat(covet.regions().size()).isZero();
	}

	enum Status {

		OPEN, ON_HOLD

	}

	record Settings(String theme, int size) {
	}

	// No record: it has no equality of its own.
	static final class Theme {

		private final String name;

		Theme(String name) {
			this.name = name;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	record Scalars(@Id UUID id, @Nullable Instant instant, @Nullable OffsetDateTime offsetTime,
			@Nullable LocalDateTime local, @Nullable LocalDate day, @Nullable LocalTime time,
			@Nullable BigDecimal price, @Nullable Boolean open, @Nullable Long big, @Nullable Short small,
			@Nullable Long wide, @Nullable Double ratio, @Nullable Float part, @Nullable Status status,
			byte @Nullable [] raw) {
	}

	record Documents(@Id Long id, List<String> tags, @Nullable Set<String> labels, Long @Nullable [] numbers,
			Integer @Nullable [][] grid, @Nullable List<Status> states, @Nullable Settings settings,
			@Nullable Theme theme) {
	}

	record Line(@Id Long id, io.r2dbc.postgresql.codec.Path path) {
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

	@WritingConverter
	static class ThemeToText implements Converter<Theme, String> {

		@Override
		public String convert(Theme theme) {
			return theme.toString();
		}

	}

	@ReadingConverter
	static class TextToTheme implements Converter<String, Theme> {

		@Override
		public Theme convert(String name) {
			return new Theme(name);
		}

	}

}
