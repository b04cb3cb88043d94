package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import dev.covet.query.write.Members.Member;
import dev.covet.statement.StatementEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static dev.covet.query.Assignments.set;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Transactions of Covet's own, and savepoints in them.
 */
class InTransactionTests {

	private final TestCovet covet = Members.postgresql(InTransactionTests.class);

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Member> members() {
		return this.covet.objects(Member.class);
	}

	private Mono<Member> create(int number) {
		return Mono.defer(() -> members().create(Members.member(number)));
	}

	private static <T> Mono<T> failure() {
		return Mono.error(new IllegalStateException("no"));
	}

	@Test
	void inTransactionWhenItSucceedsCommitsAll() {
		assertThat(
				this.covet.await(this.covet.covet().inTransaction(create(1).then(create(2)).then(members().count()))))
			.isEqualTo(2);
		assertThat(this.covet.events()).allMatch(StatementEvent::inTransaction);
		assertThat(this.covet.await(this.covet.covet().inTransaction(Flux.concat(create(3), create(4))))).hasSize(2);
		assertThat(this.covet.await(members().count())).isEqualTo(4);
	}

	@Test
	void inTransactionWhenItFailsUndoesAll() {
		Mono<Long> failing = create(1).then(members().bulkCreate(Members.members(9).subList(1, 9)))
			.then(members().update(set(Member::active, false)))
			.then(failure());
		StepVerifier.create(this.covet.covet().inTransaction(failing))
			.expectErrorMessage("no")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isZero();
	}

	@Test
	void inTransactionWhenNestedUndoesItsOwnPartOnly() {
		Mono<Member> inner = this.covet.covet().inTransaction(create(2).then(failure()));
		Mono<Long> outer = create(1).then(inner.onErrorResume((ex) -> Mono.empty()))
			.then(create(3))
			.then(members().count());
		assertThat(this.covet.await(this.covet.covet().inTransaction(outer))).isEqualTo(2);
		assertThat(this.covet.await(members().orderBy("id").valuesList(Member::views).list())).containsExactly(1L, 3L);
	}

	@Test
	void inTransactionWhenInsideTheApplicationsJoinsIt() {
		Mono<Long> outer = this.covet.covet().inTransaction(create(1)).then(create(2)).then(failure());
		StepVerifier.create(this.covet.transaction().transactional(outer))
			.expectErrorMessage("no")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isZero();
	}

	@Test
	void inTransactionWhenTemplateWritesJoinsTheSameTransaction() {
		Mono<Long> failing = this.covet.template().insert(Members.member(1)).then(create(2)).then(failure());
		StepVerifier.create(this.covet.covet().inTransaction(failing))
			.expectErrorMessage("no")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isZero();
	}

}
