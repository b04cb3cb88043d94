package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.QuerySet;
import dev.covet.query.Stored;
import dev.covet.query.write.Members.Member;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.dao.DuplicateKeyException;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code getOrCreate} and {@code updateOrCreate} with the dialect of MySQL,
 * which doesn't tell the generated ids of several rows. Texts are not compared: their
 * collation is unknown to the server here.
 */
class MySqlUpsertTests {

	private final TestCovet covet = Members.mysql(MySqlUpsertTests.class);

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Member> numbered(long views) {
		return this.covet.objects(Member.class).filter(where(Member::views).eq(views));
	}

	@Test
	void getOrCreateWhenTheRowIsNotThereCreatesItWithItsId() {
		Stored<Member> created = this.covet.await(numbered(1).getOrCreate(() -> Members.member(1)));
		assertThat(created.created()).isTrue();
		assertThat(created.entity().id()).isEqualTo(1);
		Stored<Member> found = this.covet.await(numbered(1).getOrCreate(() -> Members.member(1)));
		assertThat(found.created()).isFalse();
		assertThat(found.entity().id()).isEqualTo(1);
	}

	@Test
	void updateOrCreateWhenTheRowIsNotThereCreatesIt() {
		Mono<Stored<Member>> upsert = numbered(2).updateOrCreate((member) -> member.named("again"),
				() -> Members.member(2));
		assertThat(this.covet.await(upsert).entity().name()).isEqualTo("Member 2");
		assertThat(this.covet.await(upsert).entity().name()).isEqualTo("again");
	}

	@Test
	void getOrCreateWhenAnotherKeyIsTakenLeavesATransactionUsable() {
		this.covet.await(numbered(3).getOrCreate(() -> Members.member(3)));
		Mono<Long> goesOn = numbered(4).getOrCreate(() -> Members.member(3))
			.then(Mono.<Long>empty())
			.onErrorResume(DuplicateKeyException.class, (ex) -> this.covet.objects(Member.class).count());
		StepVerifier.create(this.covet.transaction().transactional(goesOn))
			.expectNext(1L)
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
	}

}
