package dev.covet.profile.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SlowPlans} and {@link PostgresqlGenericPlans}, on PostgreSQL.
 */
class SlowPlansTests {

	private static TestCovet covet;

	private final List<String> asked = new ArrayList<>();

	private final MovingClock clock = new MovingClock();

	private final SlowPlans plans = new SlowPlans(Duration.ofMillis(50), 3, (sql) -> {
		this.asked.add(sql);
		return sql.contains("broken") ? Mono.error(new IllegalStateException("no plan")) : Mono.just("Seq Scan");
	}, this.clock);

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Stone.class)
			.pool(1)
			.postgresql(SlowPlansTests.class)
			.execute("CREATE TABLE stones (id bigint PRIMARY KEY, name text NOT NULL)",
					"INSERT INTO stones SELECT i, 's' || i FROM generate_series(1, 2000) i", "ANALYZE stones");
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@BeforeEach
	void forget() {
		covet.forgetStatements();
	}

	@Test
	void onStatementWhenSlowAsksOnceForEachText() {
		slow("SELECT * FROM stones WHERE id = $1");
		slow("SELECT * FROM stones WHERE id = $1");
		this.plans.onStatement(event("SELECT * FROM stones WHERE name = $1", 49));
		assertThat(this.plans.plans()).containsExactly(
				new SlowPlan("SELECT * FROM stones WHERE id = $1", Duration.ofMillis(51), "Seq Scan", Instant.EPOCH));
		assertThat(this.asked).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * FROM stones WHERE name = 'secret'", "SELECT * FROM stones WHERE id = 5",
			"UPDATE stones SET name = $1", "SELECT * FROM stones WHERE id = $1 -- secret",
			"SELECT * FROM stones; DELETE FROM stones", "SELECT 1", "EXPLAIN SELECT * FROM stones" })
	void onStatementWhenTextHoldsValuesOrIsNoQueryAsksNothing(String sql) {
		slow(sql);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void onStatementWhenBudgetIsSpentAsksInTheNextHour() {
		for (int i = 0; i < 5; i++) {
			slow("SELECT a" + i + " FROM stones");
		}
		assertThat(this.asked).hasSize(3);
		this.clock.now = Instant.EPOCH.plus(Duration.ofMinutes(61));
		slow("SELECT b FROM stones");
		assertThat(this.asked).hasSize(4);
	}

	@Test
	void onStatementWhenPlanCanNotBeHadGoesOn() {
		slow("SELECT broken FROM stones");
		slow("SELECT a FROM stones");
		assertThat(this.plans.plans()).hasSize(1);
		this.plans.reset();
		assertThat(this.plans.plans()).isEmpty();
	}

	@Test
	void genericPlanWhenStatementIsCovetsIsThatForAnyValue() {
		covet.await(covet.objects(Stone.class).filter(where(Stone::id).in(List.of(1L, 2L))).list());
		String sql = covet.statements().get(0);
		String plan = covet.await(new PostgresqlGenericPlans(covet.pool()).apply(sql));
		assertThat(plan).contains("Index Scan").contains("$1").doesNotContain("NULL");
	}

	@Test
	void genericPlanWhenAskedAgainOrTextIsBrokenLeavesConnectionClean() {
		PostgresqlGenericPlans generic = new PostgresqlGenericPlans(covet.pool());
		StepVerifier.create(generic.apply("SELECT nothing FROM stones WHERE id = $1"))
			.expectError()
			.verify(TestDatabase.TIMEOUT);
		for (int i = 0; i < 2; i++) {
			assertThat(covet.await(generic.apply("SELECT * FROM stones WHERE name = $1 AND id > $2"))).contains("$2");
		}
		assertThat(covet.await(generic.apply("SELECT count(*) FROM stones"))).contains("Seq Scan");
		assertThat(covet.await(covet.client()
			.sql("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'covet%'")
			.mapValue(Long.class)
			.one())).isZero();
		assertThat(covet.await(covet.client().sql("SHOW plan_cache_mode").mapValue(String.class).one()))
			.isEqualTo("auto");
		assertThat(covet.acquired()).isZero();
	}

	private void slow(String sql) {
		this.plans.onStatement(event(sql, 51));
	}

	private static StatementEvent event(String sql, long millis) {
		return new StatementEvent(sql, millis * 1_000_000, 1, null, false, false, Context.empty());
	}

	@Table("stones")
	record Stone(@Id Long id, String name) {
	}

	private static final class MovingClock extends Clock {

		private Instant now = Instant.EPOCH;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
