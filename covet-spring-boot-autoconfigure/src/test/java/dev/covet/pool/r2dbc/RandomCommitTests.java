package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.covet.TestDatabase;
import dev.covet.statement.StatementListener;
import dev.covet.statement.WrittenStatement;
import dev.covet.statement.r2dbc.StatementObservation;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Writes in every way that a subscriber has of taking part of what there is, many at a
 * time and some of them cancelled, so that nothing is lost and no connection stays away.
 */
class RandomCommitTests {

	private static final int WRITES = 1000;

	private static final Pattern ID = Pattern.compile("VALUES \\((\\d+)");

	private final ConnectionFactory driver = ConnectionFactories.get(TestDatabase.schema(RandomCommitTests.class));

	private final Set<Integer> told = ConcurrentHashMap.newKeySet();

	private final List<Integer> early = new CopyOnWriteArrayList<>();

	private final ManagedConnectionPool pool = ManagedConnectionPool.create("test",
			StatementObservation.observe(this.driver, StatementListener.none(), this::onCommit),
			AcquisitionTests.settings(4, 0, Duration.ofSeconds(10), true));

	private final DatabaseClient client = DatabaseClient.create(this.pool);

	private final TransactionalOperator transaction = TransactionalOperator
		.create(new CancellableTransactionManager(this.pool));

	@Test
	void writesWhenTheyTookEffectAreTold() {
		this.client.sql("CREATE TABLE things (id int PRIMARY KEY, name text)").then().block(TestDatabase.TIMEOUT);
		Random random = new Random(7);
		Flux.range(1, WRITES)
			.map((id) -> write(id, random.nextInt(6), random.nextBoolean(), random.nextInt(3) == 0))
			.flatMap((write) -> write.onErrorComplete(), 8)
			.blockLast(Duration.ofSeconds(30));
		await().atMost(TestDatabase.TIMEOUT).until(() -> this.pool.status().inUse() == 0);
		// Whoever comes next on a connection waits for what is still on its way there
		Flux.range(0, 4)
			.flatMap((i) -> this.client.sql("SELECT pg_sleep(0.05)").fetch().all())
			.blockLast(TestDatabase.TIMEOUT);
		await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(this.told).containsAll(written()));
		assertThat(written()).hasSizeGreaterThan(WRITES / 3);
		assertThat(this.early).isEmpty();
		this.pool.disposeLater().block(TestDatabase.TIMEOUT);
	}

	private Mono<?> write(int id, int way, boolean bound, boolean cancelled) {
		String sql = "INSERT INTO things VALUES (" + id + (bound ? ", $1) RETURNING id" : ", 'x') RETURNING id");
		var statement = bound ? this.client.sql(sql).bind(0, "x") : this.client.sql(sql);
		Mono<?> write = switch (way) {
			case 0 -> statement.fetch().rowsUpdated();
			case 1 -> statement.map((row) -> row.get(0)).first();
			case 2 -> statement.map((row) -> row.get(0)).all().collectList();
			case 3 ->
				Mono.usingWhen(this.pool.create(), (connection) -> first(connection, sql, bound), Connection::close);
			case 4 -> statement.fetch().rowsUpdated().as(this.transaction::transactional);
			default -> statement.fetch()
				.rowsUpdated()
				.flatMap((count) -> (id % 2 == 0) ? Mono.just(count) : Mono.error(new IllegalStateException("test")))
				.as(this.transaction::transactional);
		};
		Mono<?> checked = write.doOnNext((value) -> {
			if (!this.told.contains(id)) {
				this.early.add(id);
			}
		});
		return cancelled ? checked.timeout(Duration.ofNanos(ThreadLocalRandom.current().nextInt(8_000_000))) : checked;
	}

	private static Mono<Long> first(Connection connection, String sql, boolean bound) {
		Statement statement = connection.createStatement(sql);
		if (bound) {
			statement.bind(0, "x");
		}
		return Mono.from(statement.execute()).flatMap((result) -> Mono.from(result.getRowsUpdated()));
	}

	private Set<Integer> written() {
		return Flux
			.usingWhen(this.driver.create(),
					(connection) -> Flux.from(connection.createStatement("SELECT id FROM things").execute())
						.flatMap((result) -> result.map((row) -> row.get(0, Integer.class))),
					Connection::close)
			.collect(Collectors.toSet())
			.blockOptional(TestDatabase.TIMEOUT)
			.orElseThrow();
	}

	private Mono<Void> onCommit(List<WrittenStatement> statements) {
		return Mono.delay(Duration.ofMillis(1)).then(Mono.fromRunnable(() -> statements.forEach((statement) -> {
			Matcher id = ID.matcher(statement.sql());
			if (id.find()) {
				this.told.add(Integer.valueOf(id.group(1)));
			}
		})));
	}

}
