package dev.covet.query.existing;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.OneToOne;
import dev.covet.mapping.Ref;
import dev.covet.query.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the end of a one-to-one relation that has no foreign key.
 */
class ReverseOneTests {

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.covet = TestCovet.of(Account.class, Profile.class, Owner.class, Badge.class)
			.postgresql(ReverseOneTests.class)
			.execute("CREATE TABLE account (id bigint PRIMARY KEY, name text)",
					"CREATE TABLE profile (id bigint PRIMARY KEY, bio text, account_id bigint UNIQUE)",
					"CREATE TABLE badge (id bigint PRIMARY KEY, code text, owner_id bigint UNIQUE)",
					"INSERT INTO account VALUES (1, 'Ann'), (2, 'Bob'), (3, 'Cid')",
					"INSERT INTO profile VALUES (21, 'b1', 1), (23, 'b3', 3)",
					"INSERT INTO badge VALUES (31, 'c1', 1)");
	}

	@AfterEach
	void close() {
		this.covet.close();
	}

	@Test
	void selectRelatedWhenReverseJoinsAndKeepsThoseWithout() {
		List<Account> accounts = this.covet
			.await(this.covet.objects(Account.class).selectRelated(Account::profile).orderBy("id").all());
		assertThat(accounts).extracting((account) -> account.profile().optional().map(Profile::bio).orElse("none"))
			.containsExactly("b1", "none", "b3");
		assertThat(accounts.get(1).profile().isEmpty()).isTrue();
		assertThat(accounts.get(0).profile().id()).isEqualTo(21L);
		assertThat(this.covet.statements()).hasSize(1);
	}

	@Test
	void prefetchRelatedWhenReverseFillsAll() {
		List<Account> accounts = this.covet
			.await(this.covet.objects(Account.class).prefetchRelated(Account::profile).orderBy("id").all());
		assertThat(accounts).extracting((account) -> account.profile().optional().map(Profile::bio).orElse("none"))
			.containsExactly("b1", "none", "b3");
		assertThat(this.covet.statements()).hasSize(2);
	}

	@Test
	void loadWhenReverseLoadsForSiblings() {
		List<Account> accounts = this.covet.await(this.covet.objects(Account.class).orderBy("id").all());
		assertThat(accounts.get(0).profile().isLoaded()).isFalse();
		assertThat(accounts.get(0).profile().isKnown()).isFalse();
		assertThat(this.covet.await(accounts.get(1).profile().load().hasElement())).isFalse();
		assertThat(accounts.get(2).profile().get().bio()).isEqualTo("b3");
		assertThat(this.covet.statements()).hasSize(2);
	}

	@Test
	void filterWhenReverseAsksForItsRow() {
		assertThat(names(where(Account::profile).isNull())).containsExactly("Bob");
		assertThat(names(where(Account::profile).isNotNull())).containsExactly("Ann", "Cid");
		assertThat(names(where(Account::profile, Profile::bio).eq("b3"))).containsExactly("Cid");
		assertThat(names(where("profile").eq(21))).containsExactly("Ann");
		assertThat(names(where("profile.bio").isNull())).containsExactly("Bob");
	}

	@Test
	void valuesAndOrderByWhenReverseJoin() {
		assertThat(this.covet.await(this.covet.objects(Account.class)
			.filter(where("profile").isNotNull())
			.orderBy("-profile.bio")
			.valuesList("name", "profile.bio")
			.all())).containsExactly(List.of("Cid", "b3"), List.of("Ann", "b1"));
	}

	@Test
	void selectRelatedWhenReverseLiesBehindAnotherRelation() {
		List<Profile> profiles = this.covet
			.await(this.covet.objects(Profile.class).selectRelated("account.profile").orderBy("id").all());
		assertThat(profiles).extracting((profile) -> profile.account().get().profile().get().id())
			.containsExactly(21L, 23L);
		assertThat(this.covet.statements()).hasSize(1);
	}

	@Test
	void fetchWhenPropertyIsPlainFillsIt() {
		List<Owner> joined = this.covet
			.await(this.covet.objects(Owner.class).selectRelated("badge").orderBy("id").all());
		assertThat(joined).extracting((owner) -> owner.badge).containsExactly(new Badge(31L, "c1", 1L), null, null);
		assertThat(this.covet.statements()).hasSize(1);
		List<Owner> prefetched = this.covet
			.await(this.covet.objects(Owner.class).prefetchRelated("badge").orderBy("id").all());
		assertThat(prefetched).extracting((owner) -> owner.badge).containsExactly(new Badge(31L, "c1", 1L), null, null);
		assertThat(this.covet.statements()).hasSize(3);
	}

	private List<String> names(Condition<? super Account> condition) {
		return this.covet
			.await(this.covet.objects(Account.class).filter(condition).orderBy("id").valuesList(Account::name).all());
	}

	record Account(@Id Long id, String name, @OneToOne(mappedBy = "account") Ref<Profile> profile) {
	}

	record Profile(@Id Long id, String bio, Ref<Account> account) {
	}

	@Table("account")
	static class Owner {

		@Id
		private Long id;

		@OneToOne(mappedBy = "ownerId")
		private Badge badge;

	}

	record Badge(@Id Long id, String code, Long ownerId) {
	}

}
