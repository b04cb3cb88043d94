package dev.covet.query.write;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.mapping.Ref;
import dev.covet.query.BulkOptions;
import dev.covet.query.QuerySet;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Note;
import dev.covet.query.write.Members.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.DuplicateKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Bulk creation, on every dialect.
 */
abstract class AbstractBulkCreateTests {

	TestCovet covet;

	abstract TestCovet start();

	@BeforeEach
	void begin() {
		this.covet = start();
	}

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	QuerySet<Member> members() {
		return this.covet.objects(Member.class);
	}

	private List<String> emails() {
		return this.covet.await(members().orderBy("id").valuesList(Member::email).list());
	}

	@Test
	void bulkCreateWhenRowsAreAThousandIsOneStatement() {
		List<Member> stored = this.covet.await(members().bulkCreate(Members.members(1000)));
		assertThat(this.covet.statements()).hasSize(1);
		assertThat(stored).extracting(Member::id)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
		assertThat(emails()).containsExactlyElementsOf(stored.stream().map(Member::email).toList());
	}

	@Test
	void bulkCreateWhenNothingIsGivenIsNoStatement() {
		assertThat(this.covet.await(members().bulkCreate(List.of()))).isEmpty();
		assertThat(this.covet.await(members().bulkCreate(Flux.empty(), BulkOptions.defaults()))).isZero();
		assertThat(this.covet.statements()).isEmpty();
	}

	@Test
	void bulkCreateWhenBatchesAreSmallerIsAStatementForEach() {
		List<Member> stored = this.covet
			.await(members().bulkCreate(Members.members(100), BulkOptions.defaults().batchSize(50)));
		assertThat(this.covet.statements()).hasSize(2);
		assertThat(this.covet.events()).allMatch((event) -> event.inTransaction());
		assertThat(stored).extracting(Member::views)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
		assertThat(stored).extracting(Member::id).doesNotContainNull().doesNotHaveDuplicates();
	}

	@Test
	void bulkCreateWhenEverySecondIdIsPresetGeneratesTheOthers() {
		List<Member> given = IntStream.rangeClosed(1, 1000)
			.mapToObj((i) -> Members.member(i).withId((i % 2 == 0) ? 10_000L + i : null))
			.toList();
		List<Member> stored = this.covet.await(members().bulkCreate(given));
		assertThat(this.covet.statements()).hasSize(2);
		assertThat(stored).extracting(Member::email)
			.containsExactlyElementsOf(given.stream().map(Member::email).toList());
		assertThat(stored.stream().filter((member) -> member.id() > 10_000)).hasSize(500)
			.allMatch((member) -> member.id() == 10_000 + member.views());
		assertThat(stored.stream().filter((member) -> member.id() <= 500)).hasSize(500);
		assertThat(this.covet.await(members().count())).isEqualTo(1000);
	}

	@Test
	void bulkCreateWhenAPropertyIsNullInAllRowsLeavesItsColumnToTheDefault() {
		this.covet.await(members().bulkCreate(Members.members(2)));
		assertThat(this.covet.await(members().filter().valuesList(Member::status).list())).containsExactly("new",
				"new");
	}

	@Test
	void bulkCreateWhenAKeyIsTakenIsAnErrorAndStoresNothing() {
		this.covet.await(members().create(Members.member(60)));
		this.covet.forgetStatements();
		StepVerifier.create(members().bulkCreate(Members.members(100), BulkOptions.defaults().batchSize(25)))
			.expectError(DuplicateKeyException.class)
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).hasSize(3);
		assertThat(this.covet.await(members().count())).isEqualTo(1);
	}

	@Test
	void bulkCreateWhenTheLastBatchOfAPublisherFailsStoresNothing() {
		Flux<Member> failing = Flux.fromIterable(Members.members(75))
			.concatWith(Mono.error(new IllegalStateException("no more")));
		StepVerifier.create(members().bulkCreate(failing, BulkOptions.defaults().batchSize(25)))
			.expectErrorMessage("no more")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isZero();
	}

	@Test
	void bulkCreateWhenChunkedKeepsWhatWasStoredBeforeAnError() {
		this.covet.await(members().create(Members.member(60)));
		StepVerifier.create(members().bulkCreate(Members.members(100), BulkOptions.defaults().batchSize(25).chunked()))
			.expectError(DuplicateKeyException.class)
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isEqualTo(51);
		StepVerifier
			.create(members().bulkCreate(Flux.fromIterable(Members.members(200)).skip(100),
					BulkOptions.defaults().batchSize(50).chunked()))
			.expectNext(100L)
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void bulkCreateWhenInATransactionThatFailsIsUndone() {
		Mono<List<Member>> failed = members().bulkCreate(Members.members(10), BulkOptions.defaults().batchSize(5))
			.then(Mono.error(new IllegalStateException("no")));
		StepVerifier.create(this.covet.transaction().transactional(failed))
			.expectErrorMessage("no")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().count())).isZero();
	}

	@Test
	void bulkCreateWhenATransactionGoesOnAfterItsErrorHasStoredNothing() {
		this.covet.await(members().create(Members.member(60)));
		BulkOptions<Object> batches = BulkOptions.defaults().batchSize(25);
		Mono<Void> taken = members().bulkCreate(Members.members(100), batches)
			.then()
			.onErrorComplete(DuplicateKeyException.class);
		Mono<Void> failing = members()
			.bulkCreate(
					Flux.fromIterable(Members.members(50)).concatWith(Mono.error(new IllegalStateException("no more"))),
					batches)
			.then()
			.onErrorComplete(IllegalStateException.class);
		this.covet.transaction()
			.transactional(taken.then(failing).then(members().create(Members.member(1))))
			.block(TestDatabase.TIMEOUT);
		assertThat(emails()).containsExactly("m60@example.com", "m1@example.com");
	}

	@Test
	void ignoreConflictsWhenAKeyIsTakenLeavesThatRowOut() {
		Member first = this.covet.await(members().create(Members.member(2).named("before")));
		List<Member> given = Members.members(4);
		BulkOptions<Member> ignoring = BulkOptions.defaults().ignoreConflicts(List.of(Member::email));
		assertThat(this.covet.await(members().bulkCreate(given, ignoring))).isEqualTo(given);
		assertThat(this.covet.await(members().count())).isEqualTo(4);
		assertThat(this.covet.await(members().get(first.id())).name()).isEqualTo("before");
	}

	@Test
	void updateConflictsWhenAKeyIsTakenChangesThatRow() {
		Member first = this.covet.await(members().create(Members.member(2).named("before")));
		this.covet.forgetStatements();
		List<Member> stored = this.covet.await(members().bulkCreate(Members.members(4),
				BulkOptions.defaults().updateConflicts(List.of(Member::email), List.of(Member::name))));
		assertThat(this.covet.statements()).hasSize(1);
		assertThat(stored.get(1).id()).isEqualTo(first.id());
		assertThat(stored).extracting(Member::id).doesNotContainNull().doesNotHaveDuplicates();
		assertThat(this.covet.await(members().orderBy("views").valuesList(Member::name).list()))
			.containsExactly("Member 1", "Member 2", "Member 3", "Member 4");
	}

	@Test
	void updateConflictsWhenAPropertyIsNullInAllRowsTakesThatOver() {
		Member first = this.covet.await(members()
			.create(new Member(null, "m1@example.com", "before", "nick", "old", true, 1, null, Ref.empty())));
		this.covet.await(members().bulkCreate(Members.members(2), BulkOptions.defaults()
			.updateConflicts(List.of(Member::email), List.of(Member::status, Member::nickname, Member::team))));
		assertThat(this.covet.await(members().get(first.id()))).matches((member) -> member.name().equals("before"))
			.extracting(Member::status, Member::nickname)
			.containsOnlyNulls();
		assertThat(this.covet.await(members().count())).isEqualTo(2);
	}

	@Test
	void conflictsWhenTheKeyIsAnIdAndSomeAreGeneratedStoreThose() {
		Member first = this.covet.await(members().create(Members.member(1)));
		List<Member> given = List.of(Members.member(2), Members.member(3).withId(first.id()));
		this.covet.await(members().bulkCreate(given, BulkOptions.defaults().ignoreConflicts(List.of(Member::id))));
		List<Member> again = List.of(Members.member(4), Members.member(5).withId(first.id()));
		List<Member> stored = this.covet.await(members().bulkCreate(again,
				BulkOptions.defaults().updateConflicts(List.of(Member::id), List.of(Member::name))));
		assertThat(stored).extracting(Member::id).doesNotContainNull().endsWith(first.id());
		assertThat(this.covet.await(members().orderBy("id").list())).extracting(Member::email, Member::name)
			.containsExactly(tuple("m1@example.com", "Member 5"), tuple("m2@example.com", "Member 2"),
					tuple("m4@example.com", "Member 4"));
	}

	@Test
	void ignoreConflictsWhenTheKeyIsNullInAllRowsStoresThem() {
		this.covet.execute("CREATE UNIQUE INDEX nicknames ON \"members\" (nickname)");
		this.covet.await(members().bulkCreate(Members.members(2),
				BulkOptions.defaults().ignoreConflicts(List.of(Member::nickname))));
		assertThat(this.covet.await(members().count())).isEqualTo(2);
	}

	@Test
	void updateConflictsWhenTwoRowsHaveTheSameKeyIsRefused() {
		BulkOptions<Member> options = BulkOptions.defaults()
			.updateConflicts(List.of(Member::email), List.of(Member::name));
		StepVerifier.create(members().bulkCreate(List.of(Members.member(1), Members.member(1)), options))
			.expectErrorMessage("Two Member have the same email [m1@example.com]: give each row once")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).isEmpty();
	}

	@Test
	void bulkCreateWhenEntitiesHaveAVersionBeginsIt() {
		List<Note> notes = this.covet
			.await(this.covet.objects(Note.class).bulkCreate(List.of(new Note(null, "a", null))));
		assertThat(notes).containsExactly(new Note(1L, "a", 0L));
		Note saved = this.covet.await(this.covet.objects(Note.class).save(notes.get(0).saying("b")));
		assertThat(saved.version()).isEqualTo(1);
	}

	@Test
	void bulkCreateWhenEntitiesHaveRelationsStoresThemAndGivesHandles() {
		Team team = this.covet.await(this.covet.objects(Team.class).create(new Team(null, "A", null)));
		Member given = new Member(null, "x", "x", null, null, true, 0, null, Ref.to(team));
		List<Member> stored = this.covet.await(members().bulkCreate(List.of(given, Members.member(1))));
		this.covet.forgetStatements();
		assertThat(this.covet.await(team.members().load())).extracting(Member::email).containsExactly("x");
		assertThat(stored.get(0).team().isLoaded()).isTrue();
		assertThat(stored.get(1).team().isEmpty()).isTrue();
		List<Team> teams = this.covet
			.await(this.covet.objects(Team.class).bulkCreate(List.of(new Team(null, "B", null))));
		assertThat(this.covet.await(teams.get(0).members().load())).isEmpty();
	}

	@Test
	void optionsWhenMadeOfBadInputAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> BulkOptions.defaults().batchSize(0))
			.withMessage("A batch must have 1 row at least, not 0");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> members().bulkCreate(List.of(),
					BulkOptions.defaults().updateConflicts(List.of(Member::email), List.of(Member::id))))
			.withMessage("Member.id is the id, which stays as it is");
	}

}
