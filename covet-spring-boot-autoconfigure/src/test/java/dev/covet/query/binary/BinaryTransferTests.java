package dev.covet.query.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every type of {@code pg_type} but the pseudo types ({@code typtype 'p'}), which
 * no column of a table can have, and holds what is read in binary form against text
 * transfer.
 */
class BinaryTransferTests {

	private static final List<Class<?>> FEW_TYPES = List.of(String.class, Object.class, String[].class);

	private static Connection text;

	private static Connection binary;

	private static DatabaseClient client;

	@BeforeAll
	static void connect() {
		text = PostgresqlServer.connect(PostgresqlServer.textOptions());
		binary = PostgresqlServer.connect(PostgresqlServer.binaryOptions());
		client = DatabaseClient.builder()
			.connectionFactory(new SingleConnectionFactory(binary,
					ConnectionFactories.get(PostgresqlServer.binaryOptions()).getMetadata(), true))
			.build();
	}

	@AfterAll
	static void close() {
		PostgresqlServer.close(text);
		PostgresqlServer.close(binary);
	}

	@Test
	void readWhenAnyTypeInPgTypeIsAsInTextTransferOrAnError() throws IOException {
		useZone("Europe/Berlin");
		List<String> problems = new ArrayList<>();
		Map<String, String> errors = new TreeMap<>();
		for (CatalogType type : catalogTypes()) {
			List<String> samples = TypeSamples.of(type.name(), type.elementType(), type.rowType());
			if (samples == null) {
				problems.add("No samples for the type " + type.name());
				continue;
			}
			for (String sample : samples) {
				compare(type, sample, type.rowType() ? FEW_TYPES : JavaTypes.ALL, problems, errors);
			}
		}
		assertThat(problems).isEmpty();
		assertThat(errors.keySet()).filteredOn((name) -> !name.endsWith("[]"))
			.containsExactlyInAnyOrder("(row type of a table)", "aclitem", "cube", "ghstore", "gtsvector", "ltree_gist",
					"money", "pg_dependencies", "pg_mcv_list", "pg_ndistinct", "purse", "regclass", "regcollation",
					"regconfig", "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure",
					"regrole", "regtype", "tsquery");
		writeTable(errors);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTC", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Africa/Monrovia" })
	void readWhenZoneOfSessionDiffersIsAsInTextTransfer(String zone) {
		useZone(zone);
		List<String> problems = new ArrayList<>();
		for (String name : List.of("timestamp with time zone", "timestamp without time zone", "date", "tstzrange")) {
			for (String sample : Objects.requireNonNull(TypeSamples.of(name, null, false))) {
				compare(new CatalogType(name, null, false), sample, JavaTypes.ALL, problems, new TreeMap<>());
			}
		}
		assertThat(problems).isEmpty();
	}

	@Test
	void readWhenPseudoTypeIsAsInTextTransfer() {
		List<String> problems = new ArrayList<>();
		CatalogType type = new CatalogType("pseudo", null, false);
		for (String expression : List.of("ROW(1, 'a b', NULL, 1.50)", "ROW()", "ARRAY[ROW(1, 'a'), ROW(2, NULL)]",
				"(SELECT most_common_vals FROM pg_stats WHERE tablename = 'pair' AND attname = 'b')",
				"set_config('covet.test', 'x', true)", "'text'::cstring", "pg_notify('c', 'x')")) {
			compare(type, expression, FEW_TYPES, problems, new TreeMap<>());
		}
		assertThat(problems).isEmpty();
	}

	@Test
	void readWhenAnyFloatingPointNumberIsWrittenAsTheServerDoes() {
		List<String> problems = new ArrayList<>();
		String sql = """
				(SELECT array_agg(v) FROM (SELECT setseed(0.42)) s, LATERAL (
					SELECT (random() * 10 ^ (g %% 300 - 150))::%1$s AS v FROM generate_series(1, %2$s) g
					UNION ALL SELECT (2 ^ (g - 140))::%1$s FROM generate_series(1, 260) g
					UNION ALL SELECT (g * 2.0 ^ 40 + 1)::%1$s FROM generate_series(1, 100) g) v
				WHERE abs(v) < 1e37 AND abs(v) > 1e-36)""";
		compare(new CatalogType("float8", null, false), sql.formatted("float8", 3000), FEW_TYPES, problems,
				new TreeMap<>());
		compare(new CatalogType("float4", null, false), sql.replace("300 - 150", "70 - 35").formatted("float4", 3000),
				FEW_TYPES, problems, new TreeMap<>());
		assertThat(problems).isEmpty();
	}

	@Test
	void readWhenUnguardedGivesOtherValues() {
		Connection unguarded = PostgresqlServer.connect(PostgresqlServer.unguardedOptions());
		for (String expression : List.of("'NaN'::numeric", "'1 day'::interval", "'infinity'::timestamp",
				"'0044-03-15 BC'::date", "'[1,2]'::int4range", "'1'::jsonb", "ARRAY['sad'::mood]")) {
			Outcome expected = Outcome.read(text, expression, FEW_TYPES).get(String.class);
			assertThat(Outcome.read(unguarded, expression, FEW_TYPES).get(String.class)).isNotEqualTo(expected);
		}
		PostgresqlServer.close(unguarded);
	}

	private static void compare(CatalogType type, String sample, List<Class<?>> javaTypes, List<String> problems,
			Map<String, String> errors) {
		Map<Class<?>, Outcome> expected = Outcome.read(text, sample, javaTypes);
		Map<Class<?>, Outcome> actual = Outcome.read(binary, sample, javaTypes);
		String output = output(sample);
		javaTypes.forEach((javaType) -> check(type, sample, javaType, output, expected.get(javaType),
				actual.get(javaType), problems, errors));
		Map<Class<?>, Outcome> fromClient = client.sql("SELECT " + sample + " AS v WHERE $1 = 1")
			.bind(0, 1)
			.map((row) -> Outcome.readAll(row, FEW_TYPES))
			.one()
			.onErrorResume((ex) -> Mono.just(Outcome.all(FEW_TYPES, ex)))
			.block(PostgresqlServer.TIMEOUT);
		FEW_TYPES.forEach((javaType) -> check(type, sample + " by DatabaseClient", javaType, output,
				expected.get(javaType), fromClient.get(javaType), problems, errors));
	}

	private static void check(CatalogType type, String sample, Class<?> javaType, @Nullable String output,
			Outcome expected, Outcome actual, List<String> problems, Map<String, String> errors) {
		String what = sample + " as " + javaType.getSimpleName() + ": " + expected + " -> " + actual;
		Throwable error = actual.error();
		if (error != null && !expected.failed()) {
			String message = String.valueOf(NestedExceptionUtils.getMostSpecificCause(error).getMessage());
			if (!(error instanceof UnsupportedBinaryTypeException) && !message.contains("no binary output")) {
				problems.add(what);
			}
			else if (javaType == String.class) {
				errors.put(type.rowType() ? "(row type of a table)" : type.name(), message);
			}
		}
		else if (!actual.failed() && expected.failed()) {
			boolean special = sample.endsWith("::numeric")
					&& actual.toString().matches(".*(Double|Float) .*(NaN|Infinity)");
			if (!special && !(javaType == String.class && actual.toString().equals("java.lang.String " + output))) {
				problems.add(what);
			}
		}
		else if (!actual.failed() && !Objects.equals(expected, actual)) {
			problems.add(what);
		}
		else if (javaType == String.class && !actual.failed() && actual.value() != null
				&& !actual.value().equals("java.lang.String " + output)) {
			problems.add(what + ", but the server writes " + output);
		}
	}

	/**
	 * What the output function of the type gives, which is also the cast to text for
	 * most.
	 */
	private static @Nullable String output(String sample) {
		return Flux.from(text.createStatement("SELECT format('%s', v) FROM (SELECT " + sample + " AS v) s").execute())
			.flatMap((result) -> result.map((row, metadata) -> row.get(0, String.class)))
			.blockLast(PostgresqlServer.TIMEOUT);
	}

	private static void useZone(String zone) {
		PostgresqlServer.execute(text, "SET TIME ZONE '" + zone + "'");
		PostgresqlServer.execute(binary, "SET TIME ZONE '" + zone + "'");
	}

	private static List<CatalogType> catalogTypes() {
		return Flux.from(text.createStatement("""
				SELECT format_type(t.oid, NULL) AS name,
					CASE WHEN p.proname = 'array_send' THEN format_type(t.typelem, NULL) END AS element,
					coalesce(c.relkind, 'c') <> 'c' AS row_type
				FROM pg_type t LEFT JOIN pg_proc p ON p.oid = t.typsend LEFT JOIN pg_type e ON e.oid = t.typelem
				LEFT JOIN pg_class c ON c.oid IN (t.typrelid, e.typrelid)
				WHERE t.typtype <> 'p' ORDER BY t.oid""").execute())
			.flatMap((result) -> result.map((row, metadata) -> new CatalogType(row.get("name", String.class),
					row.get("element", String.class), row.get("row_type", Boolean.class))))
			.collectList()
			.block(PostgresqlServer.TIMEOUT);
	}

	private static void writeTable(Map<String, String> errors) throws IOException {
		StringBuilder table = new StringBuilder("| type, and arrays of it | why not as text |\n|---|---|\n");
		errors.keySet().removeIf((name) -> name.endsWith("[]"));
		errors.forEach((name, message) -> table.append("| `%s` | %s |\n".formatted(name,
				message.replaceAll(".* from binary transfer: (.*)\\. Cast the column.*", "$1"))));
		Files.writeString(Path.of("target", "binary-types.md"), table);
	}

	private record CatalogType(String name, @Nullable String elementType, boolean rowType) {
	}

}
