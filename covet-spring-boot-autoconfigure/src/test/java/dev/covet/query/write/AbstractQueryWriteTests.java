package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Ref;
import dev.covet.query.QuerySet;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Note;
import dev.covet.query.write.Members.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Assignments.increment;
import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.concat;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Updates and deletions by query, on every dialect.
 */
abstract class AbstractQueryWriteTests {

	TestCovet covet;

	Team team = new Team(null, "A", null);

	abstract TestCovet start();

	@BeforeEach
	void begin() {
		this.covet = start();
		this.team = this.covet.await(this.covet.objects(Team.class).create(this.team));
		List<Member> members = Members.members(10);
		Member inTeam = new Member(null, "t@example.com", "T", null, null, true, 50, null, Ref.to(this.team));
		this.covet.await(members().bulkCreate(members));
		this.covet.await(members().create(inTeam));
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

	@Test
	void updateWhenFilteredIsOneStatementAndCounts() {
		assertThat(this.covet.await(members().filter(where(Member::views).gt(8L))
			.update(set(Member::active, false), increment(Member::views, 100L), set(Member::nickname, null))))
			.isEqualTo(3);
		assertThat(this.covet.statements()).hasSize(1);
		assertThat(this.covet
			.await(members().filter(where(Member::active).isFalse()).orderBy("id").valuesList(Member::views).list()))
			.containsExactly(109L, 110L, 150L);
		assertThat(this.covet.await(members().filter(where(Member::views).gt(1_000L)).update(set("active", "true"))))
			.isZero();
	}

	@Test
	void updateWhenNotFilteredIsForAllRows() {
		assertThat(this.covet.await(members().update(set(Member::status, "old")))).isEqualTo(11);
		assertThat(this.covet.await(members().filter(where(Member::status).eq("old")).count())).isEqualTo(11);
	}

	@Test
	void updateWhenFilteredThroughARelationIsForThoseRows() {
		assertThat(this.covet
			.await(members().filter(where(Member::team, Team::name).eq("A")).update(set(Member::name, "in A"))))
			.isEqualTo(1);
		assertThat(this.covet.await(this.covet.objects(Team.class)
			.filter(where(Team::members, Member::views).gt(40L))
			.update(set(Team::name, "B")))).isEqualTo(1);
		assertThat(this.covet.await(this.covet.objects(Team.class).get(this.team.id())).name()).isEqualTo("B");
	}

	@Test
	void updateWhenARelationIsSetWritesItsKey() {
		assertThat(this.covet
			.await(members().filter(where(Member::views).lt(4L)).update(set(Member::team, Ref.to(this.team)))))
			.isEqualTo(3);
		assertThat(this.covet.await(this.team.members().load())).hasSize(4);
		assertThat(this.covet.await(members().update(set(Member::team, Ref.empty())))).isEqualTo(11);
		assertThat(this.covet.await(members().filter(where(Member::team).isNull()).count())).isEqualTo(11);
	}

	@Test
	void updateWhenSetToAnExpressionComputesIt() {
		this.covet.await(members().filter(where(Member::views).lte(2L))
			.update(set(Member::views, property(Member::views).times(3L).plus(1L)),
					set(Member::nickname, upper(Member::name))));
		assertThat(this.covet.await(members().filter(where(Member::nickname).isNotNull()).orderBy("id").list()))
			.extracting((member) -> member.nickname() + member.views())
			.containsExactly("MEMBER 14", "MEMBER 27");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.await(members().update(set(Member::name, property(Member::team, Team::name)))))
			.withMessage(
					"Member.name is set to something of a related row, which an update can't join: use a sub-query");
	}

	@Test
	void updateWhenAnExpressionReadsAPropertyThatIsSetTooMeansItsOldValue() {
		this.covet.await(members().filter(where(Member::views).eq(1L))
			.update(set(Member::name, "new"), increment(Member::views, 10L),
					set(Member::status, concat(property(Member::name), coalesce(property(Member::nickname), "-"))),
					set(Member::nickname, upper(Member::name))));
		assertThat(this.covet.await(members().filter(where(Member::name).eq("new")).one()))
			.extracting(Member::views, Member::nickname, Member::status)
			.containsExactly(11L, "MEMBER 1", "Member 1-");
	}

	@Test
	void updateWhenTheEntityHasAVersionLeavesIt() {
		QuerySet<Note> notes = this.covet.objects(Note.class);
		this.covet.await(notes.create(new Note(null, "a", null)));
		this.covet.await(notes.update(set(Note::text, "b")));
		assertThat(this.covet.await(notes.get(1L)).version()).isZero();
		this.covet.await(notes.update(increment(Note::version, 1L)));
		assertThat(this.covet.await(notes.get(1L)).version()).isOne();
	}

	@Test
	void deleteWhenFilteredIsOneStatementAndCounts() {
		assertThat(this.covet.await(members().filter(where(Member::id).in(1L, 2L, 3L, 99L)).delete())).isEqualTo(3);
		assertThat(this.covet.await(members().filter(where(Member::team, Team::name).eq("A")).delete())).isEqualTo(1);
		assertThat(this.covet.statements()).hasSize(2);
		assertThat(this.covet.await(members().delete())).isEqualTo(7);
		assertThat(this.covet.await(members().delete())).isZero();
	}

	@Test
	void writesWhenTheQueryIsSlicedOrDistinctAreRefused() {
		for (QuerySet<Member> part : List.of(members().limit(1), members().offset(1), members().distinct(),
				members().limitPerParent(1))) {
			assertThatIllegalStateException().isThrownBy(part::delete)
				.withMessageStartingWith("delete writes to all rows of the filter and can't keep to a limit");
			assertThatIllegalStateException().isThrownBy(() -> part.update(set(Member::name, "x")))
				.withMessageStartingWith("update writes to all rows of the filter");
		}
	}

	@Test
	void updateWhenAssignmentsAreBadIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> members().update())
			.withMessage("update needs one assignment at least");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> members().update(set(Member::name, "a"), set(Member::name, "b")))
			.withMessage("Member.name is set twice");
		assertThatIllegalArgumentException().isThrownBy(() -> members().update(set(Member::id, 1L)))
			.withMessage("Member.id is the id, which stays as it is");
		assertThatIllegalArgumentException().isThrownBy(() -> members().update(set(Member::views, null)))
			.withMessage("Member.views is a primitive and can't be set to null");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.objects(Note.class).update(increment(Note::version, null)))
			.withMessage("'version' can't be incremented by null: set(…, null) takes its value away");
		Team unsaved = new Team(null, "new", null);
		assertThatIllegalArgumentException().isThrownBy(() -> members().update(set(Member::team, Ref.to(unsaved))))
			.withMessage("A new Team has no id yet: save it first");
		assertThatIllegalArgumentException().isThrownBy(() -> members().filter(where(Member::team).eq(Ref.to(unsaved))))
			.withMessage("A new Team has no id yet: save it first");
		assertThatIllegalArgumentException().isThrownBy(() -> members().filter(where(Member::team).eq(Ref.empty())))
			.withMessage("An empty handle has no id: isNull() asks for nothing at the other end");
		assertThatIllegalArgumentException().isThrownBy(() -> members().update(set("nme", "a")))
			.withMessageContaining("nme");
		assertThatIllegalArgumentException().isThrownBy(() -> members().update(set("views", "many")))
			.withMessageStartingWith("Member.views takes a Long, not the String 'many'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.covet.objects(Team.class).update(set(Team::members, null)))
			.withMessage("Team.members has no column in the table of Team");
		assertThat(this.covet.statements()).isEmpty();
	}

}
