package dev.covet.query;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Many;
import dev.covet.mapping.OneToMany;
import dev.covet.mapping.Ref;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.QueryExecutor;
import dev.covet.query.plan.RowReader;
import dev.covet.query.plan.Select;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Inside a transaction everything is on its one connection, and nothing waits for
 * another.
 */
class TransactionTests {

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger mostAtOnce = new AtomicInteger();

	private TestCovet covet = start(4);

	private TestCovet start(int pool) {
		return TestCovet.of(Branch.class, Probe.class, Sensor.class)
			.pool(pool)
			.around(this::counting)
			.postgresql(TransactionTests.class)
			.execute("CREATE TABLE branches (id bigint PRIMARY KEY)", "INSERT INTO branches VALUES (1), (2), (3)",
					"CREATE VIEW probes AS SELECT id, id AS branch_id, pg_backend_pid() AS pid FROM branches",
					"CREATE VIEW sensors AS SELECT id, id AS branch_id, pg_backend_pid() AS pid FROM branches");
	}

	private QueryExecutor counting(QueryExecutor executor) {
		return new QueryExecutor() {
			@Override
			public <R> Flux<R> execute(Select select, RowReader<R> reader, Plan.Options options) {
				return executor.execute(select, reader, options).doOnSubscribe((subscription) -> {
					int now = TransactionTests.this.running.incrementAndGet();
					TransactionTests.this.mostAtOnce.accumulateAndGet(now, Math::max);
				}).doOnTerminate(TransactionTests.this.running::decrementAndGet);
			}
		};
	}

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private void restart(int pool) {
		this.covet.close();
		this.covet = start(pool);
		this.mostAtOnce.set(0);
	}

	private QuerySet<Branch> branches() {
		return this.covet.objects(Branch.class).prefetchRelated(Branch::probes, Branch::sensors).orderBy("id");
	}

	private Mono<Integer> backend() {
		return this.covet.client()
			.sql("SELECT pg_backend_pid()")
			.map((row) -> row.get(0, Integer.class))
			.one()
			.map(Integer.class::cast);
	}

	@Test
	void queryWhenInTransactionIsOnItsConnectionAltogether() {
		Flux<Integer> pids = backend().concatWith(branches().all().flatMapIterable(TransactionTests::pids))
			.concatWith(this.covet.objects(Branch.class)
				.orderBy("id")
				.all()
				.concatMap((branch) -> branch.probes().load())
				.map(Probe::pid))
			.concatWith(branches().stream(2).flatMapIterable(TransactionTests::pids))
			.concatWith(this.covet.objects(Probe.class).valuesList(Probe::pid).all())
			.concatWith(backend());
		List<Integer> read = this.covet.await(this.covet.transaction().transactional(pids));
		assertThat(read).hasSize(1 + 6 + 3 + 6 + 3 + 1).containsOnly(read.get(0));
		assertThat(this.covet.events()).allMatch(StatementEvent::inTransaction);
		assertThat(this.mostAtOnce).hasValue(1);
	}

	@Test
	void prefetchWhenOutsideATransactionRunsConcurrently() {
		assertThat(this.covet.await(branches().list())).hasSize(3);
		assertThat(this.mostAtOnce).hasValue(2);
		assertThat(this.covet.statements()).hasSize(3);
	}

	@Test
	void queryWhenTransactionHasWrittenReadsThat() {
		Mono<Long> counted = this.covet.client()
			.sql("INSERT INTO branches VALUES (4)")
			.then()
			.then(this.covet.objects(Branch.class).count());
		assertThat(this.covet.await(this.covet.transaction().transactional(counted))).isEqualTo(4);
		assertThat(this.covet.await(this.covet.objects(Branch.class).count())).isEqualTo(4);
	}

	@Test
	void queryWhenTransactionFailsLeavesNothingBehind() {
		Mono<Long> failed = this.covet.client()
			.sql("INSERT INTO branches VALUES (4)")
			.then()
			.then(this.covet.objects(Branch.class).count())
			.then(Mono.error(new IllegalStateException("no")));
		StepVerifier.create(this.covet.transaction().transactional(failed))
			.expectErrorMessage("no")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(this.covet.objects(Branch.class).count())).isEqualTo(3);
	}

	@Test
	void queryWhenPoolHasOneConnectionDoesNotHang() {
		restart(1);
		List<Branch> read = this.covet.await(branches().list());
		assertThat(read).allMatch((branch) -> branch.probes().isLoaded() && branch.sensors().isLoaded());
		assertThat(this.covet.statements()).hasSize(3);
		List<Branch> again = this.covet.await(this.covet.transaction().transactional(branches().all()));
		assertThat(again).hasSize(3);
	}

	@Test
	void allWhenSubscriberQueriesAgainFromInsideOnAPoolOfOneDoesNotHang() {
		restart(1);
		Flux<Integer> nested = this.covet.objects(Branch.class)
			.orderBy("id")
			.all()
			.flatMap((branch) -> this.covet.objects(Probe.class).get(branch.id()))
			.map(Probe::pid);
		assertThat(this.covet.await(nested)).hasSize(3);
		assertThat(this.covet.statements()).hasSize(4);
	}

	@Test
	void streamWhenPoolHasOneConnectionPrefetchesAll() {
		restart(1);
		assertThat(this.covet.await(branches().stream(2)).stream().flatMap((branch) -> pids(branch).stream()))
			.hasSize(6);
		assertThat(this.covet.statements()).hasSize(1 + 2 * 2);
	}

	@Test
	void streamWhenInTransactionOnAPoolOfOnePrefetchesAll() {
		restart(1);
		List<Branch> read = this.covet.await(this.covet.transaction().transactional(branches().stream(2)));
		assertThat(read).extracting(Branch::id).containsExactly(1L, 2L, 3L);
		assertThat(read).allMatch((branch) -> pids(branch).size() == 2);
		assertThat(this.covet.statements()).hasSize(1 + 2 * 2);
	}

	private static List<Integer> pids(Branch branch) {
		return List.of(branch.probes().list().get(0).pid(), branch.sensors().list().get(0).pid());
	}

	@Table("branches")
	record Branch(@Id Long id, @OneToMany(mappedBy = "branch") Many<Probe> probes,
			@OneToMany(mappedBy = "branch") Many<Sensor> sensors) {
	}

	@Table("probes")
	record Probe(@Id Long id, Ref<Branch> branch, int pid) {
	}

	@Table("sensors")
	record Sensor(@Id Long id, Ref<Branch> branch, int pid) {
	}

}
