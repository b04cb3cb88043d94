package dev.covet.query.write;

import java.util.List;

import dev.covet.Covet;
import dev.covet.TestCovet;
import dev.covet.query.BulkOptions;
import dev.covet.query.QuerySet;
import dev.covet.query.Stored;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Team;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static dev.covet.query.Assignments.increment;
import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static dev.covet.query.Expressions.property;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The snippets of the documentation of writes.
 */
class WriteSnippetTests {

	private final TestCovet test = Members.postgresql(WriteSnippetTests.class);

	private final Covet covet = this.test.covet();

	private final QuerySet<Member> members = this.covet.objects(Member.class);

	@AfterEach
	void stop() {
		this.test.close();
	}

	@Test
	void one() {
		// tag::one[]
		Mono<Member> created = this.members.create(Members.member(1));
		Mono<Void> gone = created.flatMap((member) -> this.members.save(member.named("Other")))
			.flatMap(this.members::delete);
		// end::one[]
		this.test.await(gone.thenReturn(true));
		assertThat(this.test.statements()).hasSize(3);
	}

	@Test
	void bulk() {
		// tag::bulk[]
		Mono<List<Member>> stored = this.members.bulkCreate(Members.members(4),
				BulkOptions.defaults().updateConflicts(List.of(Member::email), List.of(Member::name)));
		Mono<Long> number = this.members.bulkCreate(Flux.range(5, 100).map(Members::member),
				BulkOptions.defaults().batchSize(50).ignoreConflicts());
		Mono<Long> updated = stored.flatMap((all) -> this.members.bulkUpdate(all, Member::name, Member::views));
		// end::bulk[]
		assertThat(this.test.await(updated)).isEqualTo(4);
		assertThat(this.test.await(number)).isEqualTo(100);
		assertThat(this.test.statements()).hasSize(4);
	}

	@Test
	void query() {
		this.test.await(this.members.bulkCreate(Members.members(10)));
		// tag::query[]
		Mono<Long> updated = this.members.filter(where(Member::views).gt(8L))
			.update(set(Member::active, false), increment(Member::views, 1L));
		Mono<Long> doubled = this.members.filter(where(Member::id).eq(1L))
			.update(set(Member::views, property(Member::views).times(2L)));
		Mono<Long> deleted = this.members.filter(where(Member::team, Team::name).eq("A")).delete();
		// end::query[]
		assertThat(this.test.await(updated)).isEqualTo(2);
		assertThat(this.test.await(doubled)).isEqualTo(1);
		assertThat(this.test.await(deleted)).isZero();
	}

	@Test
	void upsert() {
		// tag::upsert[]
		Mono<Stored<Member>> stored = this.members.filter(where(Member::email).eq("m1@example.com"))
			.updateOrCreate((member) -> member.viewed(member.views() + 1), () -> Members.member(1));
		// end::upsert[]
		assertThat(this.test.await(stored).created()).isTrue();
		assertThat(this.test.await(stored).entity().views()).isEqualTo(2);
	}

	@Test
	void transaction() {
		// tag::transaction[]
		Mono<Member> both = this.covet
			.inTransaction(this.members.create(Members.member(1)).then(this.members.create(Members.member(2))));
		// end::transaction[]
		assertThat(this.test.await(both).views()).isEqualTo(2);
	}

}
