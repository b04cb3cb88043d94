package dev.covet.integration;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.covet.Covet;
import dev.covet.TestMariaDb;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.Condition;
import dev.covet.query.sql.SqlDialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on MariaDB, with the driver as Boot sets it up: repositories and query
 * sets side by side.
 */
@SpringBootTest
class MariaDbApplicationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final List<String> TABLES = List.of("DROP TABLE IF EXISTS ship, port, sample",
			"CREATE TABLE port (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL)",
			"CREATE TABLE ship (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL, home_id BIGINT)",
			"CREATE TABLE sample (id BIGINT AUTO_INCREMENT PRIMARY KEY, at TIMESTAMP(6) NULL, local DATETIME(6), "
					+ "day DATE, time TIME(6), amount DECIMAL(20, 4), code UUID, flag BOOLEAN, bits BIT(1), "
					+ "kind VARCHAR(10), raw VARBINARY(10), ratio DOUBLE, small SMALLINT)");

	@Autowired
	private PortRepository ports;

	@Autowired
	private ShipRepository ships;

	@Autowired
	private SampleRepository samples;

	@Autowired
	private DatabaseClient client;

	@Autowired
	private Covet covet;

	@Autowired
	private SqlDialect dialect;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry registry) {
		TestMariaDb.database(MariaDbApplicationTests.class);
		registry.add("spring.r2dbc.url",
				() -> "r2dbc:mariadb://127.0.0.1:" + TestMariaDb.port() + "/mariadbapplicationtests");
		registry.add("spring.r2dbc.username", () -> "covet");
		registry.add("spring.r2dbc.password", () -> "covet");
		registry.add("spring.r2dbc.pool.initial-size", () -> "1");
		registry.add("spring.r2dbc.pool.max-size", () -> "3");
	}

	@BeforeEach
	void createTables() {
		TABLES.forEach((sql) -> this.client.sql(sql).then().block(TIMEOUT));
	}

	@Test
	void contextWhenDriverIsMariaDbsHasItsDialect() {
		assertThat(this.dialect.name()).isEqualTo("MariaDB");
	}

	@Test
	void querySetWhenRepositoryStoredReadsJoinsAndPrefetches() {
		Port kiel = await(this.ports.save(new Port(null, "Kiel", null)));
		assertThat(kiel.id()).isNotNull();
		await(this.ships.saveAll(List.of(new Ship(null, "Adler", Ref.to(kiel)), new Ship(null, "Bussard", Ref.to(kiel)),
				new Ship(null, "adler", Ref.empty())))
			.collectList());
		List<Ship> joined = await(this.covet.objects(Ship.class)
			.filter(where(Ship::name).eq("Adler"))
			.selectRelated(Ship::home)
			.all()
			.collectList());
		assertThat(joined).extracting((ship) -> ship.home().get().name()).containsExactly("Kiel");
		Port read = await(this.covet.objects(Port.class).prefetchRelated(Port::ships).get(kiel.id()));
		assertThat(read.ships().list()).extracting(Ship::name).containsExactlyInAnyOrder("Adler", "Bussard");
		Ship found = await(this.ships.findById(joined.get(0).id()));
		assertThat(await(found.home().load()).name()).isEqualTo("Kiel");
	}

	@Test
	void querySetWhenColumnsHaveMariaDbsTypesReadsAndComparesThem() {
		Sample stored = await(this.samples.save(new Sample(null, Instant.parse("2024-07-01T12:00:00.123456Z"),
				LocalDateTime.of(2024, 3, 31, 2, 30, 0, 654_321_000), LocalDate.of(2024, 2, 29),
				LocalTime.of(23, 59, 59), new BigDecimal("1234567890.1234"),
				UUID.fromString("123e4567-e89b-12d3-a456-426614174000"), true, true, Kind.SMALL,
				new byte[] { 0, 1, -1 }, 0.1, (short) 7)));
		Sample read = await(this.covet.objects(Sample.class).get(stored.id()));
		assertThat(read).usingRecursiveComparison().isEqualTo(stored);
		assertThat(await(this.samples.findById(stored.id()))).usingRecursiveComparison().isEqualTo(read);
		List<Condition<Sample>> conditions = List.of(where(Sample::at).eq(stored.at()),
				where(Sample::local).eq(stored.local()), where(Sample::day).eq(stored.day()),
				where(Sample::time).eq(stored.time()), where(Sample::amount).eq(stored.amount()),
				where(Sample::code).eq(stored.code()), where(Sample::flag).isTrue(), where(Sample::bits).isTrue(),
				where(Sample::kind).eq(Kind.SMALL), where(Sample::ratio).eq(0.1), where(Sample::small).eq((short) 7),
				where(Sample::at).gt(stored.at().minusNanos(1000)), where(Sample::code).in(stored.code()));
		conditions.forEach((condition) -> {
			assertThat(await(this.covet.objects(Sample.class).filter(condition).count())).isEqualTo(1);
			assertThat(await(this.covet.objects(Sample.class).exclude(condition).count())).isZero();
		});
	}

	@Test
	void streamWhenCancelledGivesConnectionBack() {
		Port kiel = await(this.ports.save(new Port(null, "Kiel", null)));
		await(this.client
			.sql("INSERT INTO ship (name, home_id) SELECT CONCAT('ship ', seq), " + kiel.id() + " FROM seq_1_to_5000")
			.then()
			.thenReturn(true));
		Flux<Ship> ships = this.covet.objects(Ship.class).orderBy("id").prefetchRelated(Ship::home).stream(100);
		IntStream.range(0, 5).forEach((run) -> assertThat(await(ships.take(150).collectList())).hasSize(150));
		assertThat(await(ships.count())).isEqualTo(5000);
		Flux<String> homes = this.covet.objects(Ship.class)
			.limit(300)
			.stream(50)
			.concatMap((ship) -> this.covet.objects(Port.class).get(kiel.id()).map(Port::name));
		assertThat(await(homes.collectList())).hasSize(300).containsOnly("Kiel");
	}

	private static <T> T await(Mono<T> mono) {
		return mono.blockOptional(TIMEOUT).orElseThrow();
	}

	enum Kind {

		SMALL, LARGE

	}

	@Table("port")
	record Port(@Id @Nullable Long id, String name, @OneToMany(mappedBy = "home") @Nullable Many<Ship> ships) {
	}

	@Table("ship")
	record Ship(@Id @Nullable Long id, String name, Ref<Port> home) {
	}

	@Table("sample")
	record Sample(@Id @Nullable Long id, Instant at, LocalDateTime local, LocalDate day, LocalTime time,
			BigDecimal amount, UUID code, boolean flag, boolean bits, Kind kind, byte[] raw, double ratio,
			short small) {
	}

	interface PortRepository extends ReactiveCrudRepository<Port, Long> {

	}

	interface ShipRepository extends ReactiveCrudRepository<Ship, Long> {

	}

	interface SampleRepository extends ReactiveCrudRepository<Sample, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableR2dbcRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*MariaDbApplicationTests.*Repository"))
	static class Application {

	}

}
