package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.pool.fault.Letters.Letter;
import dev.covet.pool.fault.Letters.Person;
import dev.covet.query.QuerySet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of callers go away at any moment of their queries, and the pool is whole.
 */
@Timeout(120)
class CancelStormTests {

	private static final Log logger = LogFactory.getLog(CancelStormTests.class);

	private static final String APPLICATION = "covet-storm";

	private static final Duration LONGEST = Duration.ofSeconds(40).plus(Machine.allowance().multipliedBy(10));

	@ParameterizedTest
	@CsvSource({ "10000, 5, 5, 100, 2", "3000, 5, 5, 30, 8" })
	void queriesWhenCancelledAtAnyMomentLeaveThePoolWhole(int queries, int size, int overflow, int atOnce,
			int threads) {
		assertThat(rage(queries, size, overflow, atOnce, threads).left())
			.allSatisfy((phase, count) -> assertThat(count.get()).as("left at %s", phase).isPositive());
	}

	@Test
	void queriesWhenCancelledAtAnyMomentLeaveAPoolOfOneWhole() {
		assertThat(rage(400, 1, 0, 20, 2).left()).isNotEmpty();
	}

	private static Storm rage(int queries, int size, int overflow, int atOnce, int threads) {
		long seed = Long.getLong("covet.storm.seed", System.nanoTime());
		logger.info("Seed of this storm: " + seed);
		Scheduler scheduler = Schedulers.newParallel("storm", threads);
		try (TestCovet covet = start(size, overflow)) {
			Storm storm = new Storm(seed, scheduler, (number, random) -> query(covet, number, random)).rage(queries,
					atOnce, LONGEST);
			logger.info("Left at " + storm.left());
			assertThat(storm.errors()).as("seed %d", seed).isEmpty();
			assertWhole(covet, size + overflow, "seed " + seed);
			return storm;
		}
		finally {
			scheduler.dispose();
		}
	}

	private static TestCovet start(int size, int overflow) {
		return TestCovet.of(Letters.ENTITIES)
			.pool((connections) -> TestPools.of(connections, size, overflow, Duration.ofSeconds(20)))
			.above(PhasedConnections::new)
			.applicationName(APPLICATION)
			.postgresql(CancelStormTests.class)
			.execute(Letters.DDL);
	}

	private static Publisher<?> query(TestCovet covet, int number, Random random) {
		long id = 1 + random.nextInt(50);
		QuerySet<Letter> letters = covet.objects(Letter.class).limit(60);
		return switch (number % 7) {
			case 0 -> letters.all();
			case 1 -> letters.prefetchRelated(Letter::stamps, Letter::person).list();
			case 2 -> letters.stream(10);
			case 3 -> letters.prefetchRelated(Letter::stamps).stream(15);
			case 4 -> covet.covet().inTransaction(letters.selectRelated(Letter::person).list().then(letters.count()));
			case 5 -> covet.covet()
				.inTransaction(Mono.fromSupplier(() -> id)
					.flatMap((author) -> covet.objects(Person.class).prefetchRelated(Person::letters).get(author)));
			default -> covet.objects(Person.class).get(id);
		};
	}

	private static void assertWhole(TestCovet covet, int most, String seed) {
		Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
			assertThat(covet.acquired()).as(seed).isZero();
			assertThat(covet.pool().getMetrics().orElseThrow().pendingAcquireSize()).as(seed).isZero();
			List<String> states = states();
			assertThat(states).as(seed).allMatch("idle"::equals);
			assertThat(states).as(seed)
				.hasSize(covet.pool().getMetrics().orElseThrow().allocatedSize())
				.hasSizeLessThanOrEqualTo(most);
		});
		Mono<Long> people = Flux.range(0, 3 * most)
			.flatMap((i) -> covet.objects(Person.class).get(1L), 3 * most)
			.count();
		assertThat(people.block(Duration.ofSeconds(1).plus(Machine.allowance()))).as(seed).isEqualTo(3L * most);
	}

	private static List<String> states() {
		return DatabaseClient.create(TestDatabase.connectionFactory())
			.sql("SELECT state FROM pg_stat_activity WHERE application_name = $1")
			.bind(0, APPLICATION)
			.map((row) -> row.get(0, String.class))
			.all()
			.collectList()
			.block(TestDatabase.TIMEOUT);
	}

}
