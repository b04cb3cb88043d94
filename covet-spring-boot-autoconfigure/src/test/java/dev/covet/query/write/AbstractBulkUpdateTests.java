package dev.covet.query.write;

import java.util.List;
import java.util.function.Function;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Note;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessResourceException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bulk updates, on every dialect.
 */
abstract class AbstractBulkUpdateTests {

	TestCovet covet;

	List<Member> stored = List.of();

	abstract TestCovet start();

	@BeforeEach
	void begin() {
		this.covet = start();
		this.stored = this.covet.await(members().bulkCreate(Members.members(100)));
		this.covet.forgetStatements();
	}

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	QuerySet<Member> members() {
		return this.covet.objects(Member.class);
	}

	QuerySet<Note> notes() {
		return this.covet.objects(Note.class);
	}

	List<Member> changed(Function<Member, Member> change) {
		return this.stored.stream().map(change).toList();
	}

	@Test
	void bulkUpdateWhenRowsDifferIsOneStatement() {
		List<Member> changed = changed((member) -> member.named("New " + member.views()).viewed(7));
		assertThat(this.covet.await(members().bulkUpdate(changed, Member::name))).isEqualTo(100);
		assertThat(this.covet.statements()).hasSize(1);
		List<Member> read = this.covet.await(members().orderBy("id").list());
		assertThat(read).extracting(Member::name).startsWith("New 1", "New 2").endsWith("New 100");
		assertThat(read.get(41).views()).isEqualTo(42);
	}

	@Test
	void bulkUpdateWhenValuesAreNullWritesNull() {
		this.covet.await(members().bulkUpdate(this.stored.subList(0, 3), Member::joined, Member::status));
		List<Member> none = changed((member) -> new Member(member.id(), member.email(), member.name(), null, null, true,
				0, null, member.team()))
			.subList(0, 3);
		assertThat(this.covet.await(members().bulkUpdate(none, Member::joined, Member::nickname, Member::team)))
			.isEqualTo(3);
		assertThat(this.covet.await(members().get(1L)).joined()).isNull();
	}

	@Test
	void bulkUpdateWhenNoPropertyIsNamedWritesAll() {
		this.covet.await(members().bulkUpdate(changed((member) -> member.named("x").viewed(3))));
		assertThat(this.covet.statements()).hasSize(1);
		assertThat(this.covet.await(members().orderBy("-id").first()))
			.matches((member) -> member.name().equals("x") && member.views() == 3);
	}

	@Test
	void bulkUpdateWhenRowsAreGoneCountsTheOthers() {
		List<Member> changed = List.of(this.stored.get(0).named("y"), this.stored.get(1).withId(999L));
		assertThat(this.covet.await(members().bulkUpdate(changed, Member::name))).isEqualTo(1);
		assertThat(this.covet.await(members().bulkUpdate(List.of(), Member::name))).isZero();
	}

	@Test
	void bulkUpdateWhenAnEntityIsNewOrGivenTwiceIsRefused() {
		this.covet.forgetStatements();
		StepVerifier.create(members().bulkUpdate(List.of(Members.member(1)), Member::name))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("is not saved yet and can't be updated: use bulkCreate"))
			.verify(TestDatabase.TIMEOUT);
		StepVerifier.create(members().bulkUpdate(List.of(this.stored.get(0), this.stored.get(0)), Member::name))
			.expectErrorMessage("Two Member have the same id [1]: give each row once")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).isEmpty();
	}

	@Test
	void bulkUpdateWhenReadInPartIsRefusedForWhatWasLeftOut() {
		List<Member> part = this.covet
			.await(members().only(Member::name, Member::active, Member::views, Member::team).limit(2).list());
		assertThat(this.covet.await(members().bulkUpdate(part, Member::name))).isEqualTo(2);
		StepVerifier.create(members().bulkUpdate(part))
			.expectError(InvalidDataAccessApiUsageException.class)
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void bulkUpdateWhenVersionsMatchCountsThem() {
		List<Note> written = this.covet
			.await(notes().bulkCreate(List.of(new Note(null, "a", null), new Note(null, "b", null))));
		List<Note> changed = written.stream().map((note) -> note.saying(note.text() + "!")).toList();
		assertThat(this.covet.await(notes().bulkUpdate(changed, Note::text))).isEqualTo(2);
		assertThat(this.covet.await(notes().orderBy("id").list())).containsExactly(new Note(1L, "a!", 1L),
				new Note(2L, "b!", 1L));
	}

	@Test
	void bulkUpdateWhenAVersionDoesNotMatchWritesNothing() {
		List<Note> written = this.covet
			.await(notes().bulkCreate(List.of(new Note(null, "a", null), new Note(null, "b", null))));
		this.covet.await(notes().save(written.get(1).saying("c")));
		StepVerifier.create(notes().bulkUpdate(written.stream().map((note) -> note.saying("d")).toList(), Note::text))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(OptimisticLockingFailureException.class)
				.hasMessage("1 of 2 Note are gone or have another version: read them again, nothing was written"))
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(notes().orderBy("id").valuesList(Note::text).list())).containsExactly("a", "c");
	}

	@Test
	void bulkUpdateWhenATransactionGoesOnAfterItsErrorHasWrittenNothing() {
		List<Note> written = this.covet
			.await(notes().bulkCreate(List.of(new Note(null, "a", null), new Note(null, "b", null))));
		this.covet.await(notes().save(written.get(1).saying("c")));
		Mono<Long> handled = notes().bulkUpdate(written.stream().map((note) -> note.saying("d")).toList(), Note::text)
			.onErrorResume(OptimisticLockingFailureException.class,
					(ex) -> notes().create(new Note(null, "instead", null)).thenReturn(-1L));
		assertThat(this.covet.await(this.covet.transaction().transactional(handled))).isEqualTo(-1);
		assertThat(this.covet.await(notes().orderBy("id").valuesList(Note::text).list())).containsExactly("a", "c",
				"instead");
	}

	@Test
	void bulkSaveWhenSomeAreNewInsertsThoseAndUpdatesTheOthers() {
		Note first = this.covet.await(notes().create(new Note(null, "a", null)));
		this.covet.forgetStatements();
		List<Note> saved = this.covet
			.await(notes().bulkSave(List.of(new Note(null, "b", null), first.saying("A"), new Note(null, "c", null))));
		assertThat(saved).containsExactly(new Note(2L, "b", 0L), new Note(1L, "A", 1L), new Note(3L, "c", 0L));
		assertThat(this.covet.statements()).hasSize(2);
		assertThat(this.covet.await(notes().orderBy("text").list())).containsExactlyInAnyOrderElementsOf(saved);
		assertThat(this.covet.await(notes().bulkSave(List.of()))).isEmpty();
	}

	@Test
	void bulkSaveWhenARowIsGoneSavesNothing() {
		Mono<List<Member>> saved = members()
			.bulkSave(List.of(this.stored.get(0).named("z"), this.stored.get(1).withId(999L)));
		StepVerifier.create(saved).expectError(TransientDataAccessResourceException.class).verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.await(members().get(1L)).name()).isEqualTo("Member 1");
	}

}
