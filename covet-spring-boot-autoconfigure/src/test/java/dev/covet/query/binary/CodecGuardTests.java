package dev.covet.query.binary;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;

import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import io.r2dbc.postgresql.codec.EnumCodec;
import io.r2dbc.postgresql.codec.EnumCodec.Builder.RegistrationPriority;
import io.r2dbc.postgresql.codec.Interval;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

class CodecGuardTests {

	private static final String UNSUPPORTED = "SELECT v::money AS v FROM generate_series(1, 1000) AS g(v) WHERE $1 = 1";

	@Test
	void readWhenTypeIsUnsupportedLeavesTheConnectionUsable() {
		ConnectionPool pool = new ConnectionPool(
				ConnectionPoolConfiguration.builder(ConnectionFactories.get(PostgresqlServer.binaryOptions()))
					.maxSize(1)
					.build());
		DatabaseClient client = DatabaseClient.create(pool);
		for (int i = 0; i < 5; i++) {
			client.sql(UNSUPPORTED)
				.filter((statement) -> statement.fetchSize(10))
				.bind(0, 1)
				.map((row) -> Objects.requireNonNull(row.get("v")))
				.all()
				.as(StepVerifier::create)
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(UnsupportedBinaryTypeException.class)
					.hasMessage("Cannot read PostgreSQL type 'money' (OID 790) as java.lang.Object from binary "
							+ "transfer: its text cannot be made from the binary value alone. Cast the column in "
							+ "the statement (column::text), or set covet.query.binary-transfer=false"))
				.verify(PostgresqlServer.TIMEOUT);
		}
		client.sql(UNSUPPORTED.replace("money", "text"))
			.bind(0, 1)
			.map((row) -> Objects.requireNonNull(row.get("v", String.class)))
			.all()
			.as(StepVerifier::create)
			.expectNextCount(1000)
			.expectComplete()
			.verify(PostgresqlServer.TIMEOUT);
		pool.disposeLater().block(PostgresqlServer.TIMEOUT);
	}

	@Test
	void readWhenNestedTypeIsUnsupportedNamesBoth() {
		Connection connection = PostgresqlServer.connect(PostgresqlServer.binaryOptions());
		Outcome outcome = read(connection, "'(me,1)'::purse", String.class);
		assertThat(outcome.error()).isInstanceOfSatisfying(UnsupportedBinaryTypeException.class, (ex) -> {
			assertThat(ex.getTypeName()).isEqualTo("purse");
			assertThat(ex).hasMessageContaining("it holds the type 'money'");
		});
		PostgresqlServer.close(connection);
	}

	@Test
	void readWhenNumericIsNotANumberIsAnErrorForBigDecimalOnly() {
		Connection connection = PostgresqlServer.connect(PostgresqlServer.binaryOptions());
		assertThat(read(connection, "'NaN'::numeric", BigDecimal.class).error()).hasMessageContaining(
				"type 'numeric' (OID 1700) as java.math.BigDecimal from binary transfer: 'NaN' has no such value");
		assertThat(read(connection, "'NaN'::numeric", Double.class)).hasToString("java.lang.Double NaN");
		assertThat(read(connection, "'NaN'::numeric", String.class)).hasToString("java.lang.String NaN");
		PostgresqlServer.close(connection);
	}

	@Test
	void readWhenTypeIsYoungerThanTheConnectionTakesOnlyPrintableText() {
		Connection connection = PostgresqlServer.connect(PostgresqlServer.binaryOptions());
		PostgresqlServer.execute(connection, "CREATE TYPE late_mood AS ENUM ('calm')");
		PostgresqlServer.execute(connection, "CREATE TYPE late_pair AS (a int, b text)");
		assertThat(read(connection, "'calm'::late_mood", String.class)).hasToString("java.lang.String calm");
		assertThat(read(connection, "'(1,x)'::late_pair", String.class).error()).hasMessageContaining("type unknown")
			.hasMessageContaining("younger than this connection");
		PostgresqlServer.execute(connection, "DROP TYPE late_mood; DROP TYPE late_pair");
		PostgresqlServer.close(connection);
	}

	@ParameterizedTest
	@EnumSource
	void readWhenApplicationHasCodecOfItsOwnIsReadByIt(RegistrationPriority priority) {
		ConnectionFactoryOptions options = PostgresqlServer.textOptions()
			.mutate()
			.option(PostgresqlConnectionFactoryProvider.EXTENSIONS, List
				.of(EnumCodec.builder().withEnum("mood", Mood.class).withRegistrationPriority(priority).build()))
			.build();
		Connection text = PostgresqlServer.connect(options);
		Connection binary = PostgresqlServer.connect(PostgresqlServer.binaryOptions(options));
		for (Class<?> type : List.of(Mood.class, Mood[].class, Object.class, String.class)) {
			for (String expression : List.of("'sad'::mood", "ARRAY['sad', NULL]::mood[]", "NULL::mood")) {
				assertThat(read(binary, expression, type)).hasToString(read(text, expression, type).toString());
			}
		}
		PostgresqlServer.close(text);
		PostgresqlServer.close(binary);
	}

	@Test
	void readWhenSettingsAreNotTheDefaultIsRefusedAsTextOnly() {
		ConnectionFactoryOptions options = PostgresqlServer.textOptions()
			.mutate()
			.option(PostgresqlConnectionFactoryProvider.OPTIONS,
					Map.of("IntervalStyle", "iso_8601", "bytea_output", "escape"))
			.build();
		Connection text = PostgresqlServer.connect(options);
		Connection binary = PostgresqlServer.connect(PostgresqlServer.binaryOptions(options));
		for (String interval : List.of("1 year 2 mons -3 days 04:05:06.7", "-1 day 01:00", "0")) {
			String expression = "'" + interval + "'::interval";
			assertThat(read(binary, expression, Interval.class))
				.hasToString(read(text, expression, Interval.class).toString());
			assertThat(read(binary, expression, String.class).error()).hasMessageContaining("IntervalStyle");
		}
		assertThat(read(binary, "'\\x01'::bytea", ByteBuffer.class)).hasToString("java.nio.HeapByteBuffer 01");
		assertThat(read(binary, "'\\x01'::bytea", String.class).error()).hasMessageContaining("bytea_output");
		PostgresqlServer.close(text);
		PostgresqlServer.close(binary);
	}

	@Test
	void encodeWhenGuardedIsAsWithout() throws Exception {
		DefaultCodecs plain = new DefaultCodecs(ByteBufAllocator.DEFAULT);
		DefaultCodecs guarded = new DefaultCodecs(ByteBufAllocator.DEFAULT);
		List<Codec<?>> driverCodecs = StreamSupport.stream(guarded.spliterator(), false)
			.<Codec<?>>map((codec) -> codec)
			.toList();
		SessionZone zone = SessionZone.of(driverCodecs);
		ValueReader reader = new ValueReader(new ConnectionTypes(Map.of(), Set.of(), zone), guarded);
		guarded.addFirst(new GuardingCodec(reader, driverCodecs, zone));
		guarded.addLast(new DecodingCodec(reader));
		for (Object value : List.of("text", 1, 1L, 1.5, BigDecimal.ONE, true, LocalDate.EPOCH, LocalDateTime.MIN,
				Instant.EPOCH, OffsetDateTime.MIN, ZonedDateTime.now(), new byte[1], ByteBuffer.allocate(1),
				Json.of("1"), Interval.ZERO, InetAddress.getLoopbackAddress(), new String[] { "a" },
				new Object[] { "a" }, new BigDecimal[] { BigDecimal.ONE }, new Instant[] { Instant.EPOCH })) {
			assertThat(guarded.encode(value)).usingRecursiveComparison()
				.comparingOnlyFields("format", "type")
				.isEqualTo(plain.encode(value));
			if (value.getClass() == Object[].class) {
				continue;
			}
			assertThat(guarded.encodeNull(value.getClass())).usingRecursiveComparison()
				.comparingOnlyFields("format", "type")
				.isEqualTo(plain.encodeNull(value.getClass()));
		}
	}

	private static Outcome read(Connection connection, String expression, Class<?> type) {
		return Outcome.read(connection, expression, List.of(type)).get(type);
	}

	enum Mood {

		sad

	}

}
