package dev.covet.profile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.profile.StatementGroup.Likeness;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryProfiler}, on PostgreSQL.
 */
class QueryProfilerTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private static final Profiler profiler = new Profiler();

	private static TestCovet covet;

	private final List<QueryReport> reports = new ArrayList<>();

	@BeforeAll
	static void start() {
		covet = TestCovet.of(Coin.class)
			.listener(profiler)
			.postgresql(QueryProfilerTests.class)
			.execute("CREATE TABLE coins (id bigint PRIMARY KEY, name text NOT NULL)",
					"INSERT INTO coins SELECT i, 'c' || i FROM generate_series(1, 30) i");
	}

	@AfterAll
	static void stop() {
		covet.close();
	}

	@Test
	void profileWhenQueriesRunTellsEach() {
		Mono<List<Coin>> work = covet.objects(Coin.class)
			.label("all\ncoins")
			.list()
			.flatMap((coins) -> sql("SELECT 1").thenReturn(coins));
		Profiled<List<Coin>> profiled = QueryProfiler.profile(work).block(TIMEOUT);
		assertThat(profiled.value()).hasSize(30);
		QueryReport report = profiled.report();
		assertThat(report.count()).isEqualTo(2);
		assertThat(report.statements()).hasSize(2);
		ProfiledStatement first = report.statements().get(0);
		assertThat(first.rows()).isEqualTo(30);
		assertThat(first.label()).isEqualTo("all?coins");
		assertThat(first.origin()).isEqualTo("Coin");
		assertThat(first.callSite()).contains("QueryProfilerTests.profileWhenQueriesRunTellsEach(");
		assertThat(first.duration()).isPositive().isLessThan(report.totalTime());
		assertThat(report.statements().get(1).start()).isGreaterThanOrEqualTo(first.start().plus(first.duration()));
		assertThat(report.databaseTime()).isEqualTo(first.duration().plus(report.statements().get(1).duration()));
		assertThat(report.repeated()).isEmpty();
		assertThat(report.text()).contains("2 statements, ", "  1. at ", "30 rows: SELECT", "[all?coins]",
				"asked for by Coin, at dev.covet.profile.QueryProfilerTests.", "  2. at ");
	}

	@Test
	void profileWhenStatementsAreAlikeGroupsThem() {
		Mono<Void> work = Flux.range(0, 4)
			.concatMap((i) -> sql("SELECT name FROM coins WHERE name = 'secret" + i + "'"))
			.thenMany(sql("SELECT 1").repeat(2))
			.then();
		QueryReport report = QueryProfiler.profile(work).block(TIMEOUT).report();
		assertThat(report.repeated()).hasSize(2)
			.anySatisfy((group) -> assertThat(group).returns(4L, StatementGroup::count)
				.returns(Likeness.SIMILAR, StatementGroup::likeness)
				.returns("SELECT name FROM coins WHERE name = ?", StatementGroup::text))
			.anySatisfy((group) -> assertThat(group).returns(3L, StatementGroup::count)
				.returns(Likeness.SAME, StatementGroup::likeness)
				.returns(3L, StatementGroup::rows));
		assertThat(report.text()).contains("Repeated:", "texts that differ in values", "the same text: SELECT ?")
			.doesNotContain("secret");
		assertThat(report.toString()).doesNotContain("secret");
	}

	@Test
	void profileWhenValuesAreBoundOrErrorNamesThemTellsNone() {
		Mono<Void> work = covet.objects(Coin.class)
			.filter(where(Coin::name).eq("secret"))
			.list()
			.then(covet.client().sql("SELECT :v::int").bind("v", "secret").then().onErrorComplete());
		QueryReport report = QueryProfiler.profile(work).block(TIMEOUT).report();
		assertThat(report.statements()).hasSize(2).element(1).extracting(ProfiledStatement::error).isNotNull();
		assertThat(report.text() + report.statements()).doesNotContain("secret");
	}

	@Test
	void profileWhenManyRunOnManyThreadsKeepsThemApart() {
		List<Profiled<Long>> all = Flux.range(1, 40)
			.flatMap((number) -> QueryProfiler.profile(statements(number)).subscribeOn(Schedulers.parallel()), 20)
			.collectList()
			.block(TIMEOUT);
		assertThat(all).hasSize(40)
			.allSatisfy((profiled) -> assertThat(profiled.report().count()).isEqualTo(profiled.value()));
	}

	@Test
	void profileWhenStatementsAreTooManyCountsTheRest() {
		Flux<Void> work = Flux.range(0, 1500).concatMap((i) -> Mono.deferContextual((context) -> {
			profiler.onStatement(new StatementEvent("SELECT " + i, 10, 1, null, false, false, context));
			return Mono.empty();
		}));
		QueryReport report = QueryProfiler.profile(work).block(TIMEOUT).report();
		assertThat(report.count()).isEqualTo(1500);
		assertThat(report.statements()).hasSize(1000);
		assertThat(report.repeated()).singleElement().extracting(StatementGroup::count).isEqualTo(1500L);
		assertThat(report.databaseTime()).isEqualTo(Duration.ofNanos(15_000));
		assertThat(report.text()).contains("and 500 more");
	}

	@Test
	void profileWhenPublisherFailsOrIsCancelledReportsOnce() {
		StepVerifier
			.create(QueryProfiler.profile(sql("SELECT 1").then(Mono.error(new IOException("own"))), this.reports::add))
			.expectErrorMessage("own")
			.verify(TIMEOUT);
		StepVerifier.create(QueryProfiler.profile(sql("SELECT 1").thenMany(Flux.range(0, 5)), this.reports::add), 2)
			.expectNext(0, 1)
			.thenCancel()
			.verify(TIMEOUT);
		QueryProfiler.profile(sql("SELECT 1").thenMany(Flux.range(0, 5)), this.reports::add).take(5).blockLast(TIMEOUT);
		assertThat(this.reports).extracting(QueryReport::count).containsExactly(1L, 1L, 1L);
	}

	@Test
	void profileWhenNestedTellsBoth() {
		Mono<Void> inner = QueryProfiler.profile(sql("SELECT 1"), this.reports::add);
		QueryProfiler.profile(sql("SELECT 2").then(inner), this.reports::add).block(TIMEOUT);
		assertThat(this.reports).extracting(QueryReport::count).containsExactly(1L, 2L);
	}

	@Test
	void profileBlockingTellsThoseOfItsThread() throws Exception {
		Profiled<String> profiled = QueryProfiler.profileBlocking(() -> {
			jdbc();
			Profiled<String> inner = QueryProfiler.profileBlocking(() -> {
				jdbc();
				return "inner";
			});
			assertThat(inner.report().count()).isOne();
			Thread other = new Thread(QueryProfilerTests::jdbc);
			other.start();
			other.join(TIMEOUT.toMillis());
			return "done";
		});
		jdbc();
		assertThat(profiled.value()).isEqualTo("done");
		assertThat(profiled.report().count()).isEqualTo(2);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> QueryProfiler.profileBlocking(() -> {
			throw new IOException("own");
		}));
	}

	@Test
	void profileWhenNothingIsEmittedHasReport() {
		Profiled<String> profiled = QueryProfiler.profile(Mono.<String>empty()).block(TIMEOUT);
		assertThat(profiled.value()).isNull();
		assertThat(profiled.report().text()).startsWith("0 statements, 0.0 ms of ");
	}

	private static Mono<Long> statements(int number) {
		return Flux.range(0, number)
			.flatMap((i) -> sql("SELECT " + i).publishOn(Schedulers.boundedElastic()), 2)
			.then(Mono.just((long) number));
	}

	private static Mono<Void> sql(String sql) {
		return covet.client().sql(sql).fetch().all().then();
	}

	private static void jdbc() {
		profiler.onStatement(new StatementEvent("SELECT 1", 10, 1, null, false, false, Context.empty()));
	}

	@Table("coins")
	record Coin(@Id Long id, String name) {
	}

}
