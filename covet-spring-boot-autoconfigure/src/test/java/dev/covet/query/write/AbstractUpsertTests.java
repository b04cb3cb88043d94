package dev.covet.query.write;

import java.util.List;
import java.util.Objects;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import dev.covet.query.Stored;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.dao.DuplicateKeyException;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * {@code getOrCreate} and {@code updateOrCreate}, on every dialect.
 */
abstract class AbstractUpsertTests {

	private static final int TIMES = 1000;

	List<TestCovet> nodes = List.of();

	abstract List<TestCovet> start();

	@BeforeEach
	void begin() {
		this.nodes = start();
	}

	@AfterEach
	void stop() {
		this.nodes.forEach((node) -> assertThat(node.acquired()).isZero());
		this.nodes.forEach(TestCovet::close);
	}

	TestCovet node(int number) {
		return this.nodes.get(Math.floorMod(number, this.nodes.size()));
	}

	QuerySet<Member> members(int node, int key) {
		return node(node).objects(Member.class).filter(where(Member::email).eq(Members.member(key).email()));
	}

	@Test
	void getOrCreateWhenThereIsNoRowCreatesElseReads() {
		Stored<Member> created = node(0).await(members(0, 1).getOrCreate(() -> Members.member(1)));
		assertThat(created.created()).isTrue();
		assertThat(created.entity().id()).isNotNull();
		assertThat(node(0).statements()).hasSize(2);
		Stored<Member> read = node(0).await(members(0, 1).getOrCreate(() -> Members.member(2)));
		assertThat(read.created()).isFalse();
		assertThat(read.entity().id()).isEqualTo(created.entity().id());
		assertThat(node(0).statements()).hasSize(3);
	}

	@Test
	void updateOrCreateWhenThereIsARowChangesItElseCreates() {
		assertThat(node(0).await(increment(0, 1)).created()).isTrue();
		Stored<Member> changed = node(0).await(increment(0, 1));
		assertThat(changed.created()).isFalse();
		assertThat(changed.entity().views()).isEqualTo(2);
		assertThat(node(0).await(members(0, 1).get()).views()).isEqualTo(2);
	}

	@Test
	void getOrCreateWhenNodesDoItAtTheSameTimeCreatesOneRow() {
		List<Stored<Member>> stored = node(0).await(
				Flux.range(0, TIMES).flatMap((i) -> members(i, i / 20).getOrCreate(() -> Members.member(i / 20)), 8));
		assertThat(stored).hasSize(TIMES);
		assertThat(stored.stream().filter(Stored::created)).hasSize(TIMES / 20);
		assertThat(node(0).await(node(0).objects(Member.class).count())).isEqualTo(TIMES / 20);
		List<Stored<Member>> same = node(0)
			.await(Flux.range(0, TIMES).flatMap((i) -> members(i, -1).getOrCreate(() -> Members.member(-1)), 8));
		assertThat(same.stream().filter(Stored::created)).hasSize(1);
		assertThat(same.stream().map((one) -> one.entity().id()).distinct()).hasSize(1);
	}

	@Test
	void updateOrCreateWhenNodesDoItAtTheSameTimeLosesNoChange() {
		List<Stored<Member>> stored = Objects.requireNonNull(Flux.range(0, TIMES)
			.flatMap((i) -> increment(i, 7), 4)
			.collectList()
			.block(TestDatabase.TIMEOUT.multipliedBy(6)));
		assertThat(stored.stream().filter(Stored::created)).hasSize(1);
		assertThat(node(0).await(members(0, 7).list())).extracting(Member::views).containsExactly((long) TIMES);
	}

	@Test
	void updateOrCreateWhenVersionedHasNoConflict() {
		List<Stored<Note>> stored = node(0).await(Flux.range(0, 100)
			.flatMap((i) -> node(i).objects(Note.class)
				.filter(where(Note::id).eq(77L))
				.updateOrCreate((note) -> note.saying("again"), () -> new Note(77L, "first", null)), 8));
		assertThat(stored.stream().filter(Stored::created)).hasSize(1);
		assertThat(node(0).await(node(0).objects(Note.class).get(77L))).isEqualTo(new Note(77L, "again", 99L));
	}

	@Test
	void getOrCreateWhenInATransactionKeepsItUsable() {
		node(1).await(members(1, 1).getOrCreate(() -> Members.member(1)));
		Mono<Long> work = node(0).objects(Member.class)
			.create(Members.member(2))
			.then(node(0).objects(Member.class)
				.filter(where(Member::name).eq("nobody"))
				.getOrCreate(() -> Members.member(1)))
			.onErrorResume(DuplicateKeyException.class, (ex) -> Mono.empty())
			.then(members(0, 1).getOrCreate(() -> Members.member(1)))
			.then(node(0).objects(Member.class).count());
		assertThat(node(0).await(node(0).transaction().transactional(work))).isEqualTo(2);
		assertThat(node(1).await(node(1).objects(Member.class).count())).isEqualTo(2);
	}

	@Test
	void getOrCreateWhenOthersCommitAfterTheTransactionsFirstReadReadsTheirs() {
		Mono<Member> rival = Mono
			.fromCallable(() -> node(1).await(node(1).objects(Member.class).create(Members.member(1))))
			.subscribeOn(Schedulers.boundedElastic());
		Mono<Stored<Member>> work = node(0).objects(Member.class)
			.count()
			.then(rival)
			.then(members(0, 1).getOrCreate(() -> Members.member(1)));
		Stored<Member> stored = node(0).await(node(0).transaction().transactional(work));
		assertThat(stored.created()).isFalse();
		assertThat(stored.entity().id()).isEqualTo(node(1).await(members(1, 1).get()).id());
	}

	@Test
	void getOrCreateWhenTransactionsDoItAtTheSameTimeCreatesOneRow() {
		List<Stored<Member>> stored = node(0).await(Flux.range(0, 200)
			.flatMap((i) -> node(i).transaction()
				.transactional(node(i).objects(Member.class)
					.count()
					.then(members(i, i / 20).getOrCreate(() -> Members.member(i / 20)))), 4));
		assertThat(stored).hasSize(200);
		assertThat(stored.stream().filter(Stored::created)).hasSize(10);
		assertThat(node(0).await(node(0).objects(Member.class).count())).isEqualTo(10);
	}

	@Test
	void getOrCreateWhenTheFilterMissesTheRowThatIsThereSaysSo() {
		node(0).await(node(0).objects(Member.class).create(Members.member(1)));
		StepVerifier
			.create(node(0).objects(Member.class)
				.filter(where(Member::name).eq("nobody"))
				.getOrCreate(() -> Members.member(1)))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(DuplicateKeyException.class)
				.hasMessage(
						"A new Member has a unique key that is taken by a row that the filter doesn't match: filter by that key"))
			.verify(TestDatabase.TIMEOUT);
		assertThatIllegalStateException()
			.isThrownBy(() -> node(0).objects(Member.class).limit(1).getOrCreate(() -> Members.member(1)))
			.withMessage(
					"getOrCreate is for the one row of the filter, which a limit, an offset or distinct rows could hide: leave them out");
		assertThatIllegalStateException()
			.isThrownBy(() -> node(0).objects(Member.class)
				.distinct()
				.updateOrCreate((member) -> member, () -> Members.member(1)))
			.withMessageStartingWith("updateOrCreate is for the one row of the filter");
	}

	private Mono<Stored<Member>> increment(int node, int key) {
		return members(node, key).updateOrCreate((member) -> member.viewed(member.views() + 1),
				() -> Members.member(key).viewed(1));
	}

}
