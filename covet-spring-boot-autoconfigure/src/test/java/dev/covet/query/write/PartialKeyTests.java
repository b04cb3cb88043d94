package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.mapping.Index;
import dev.covet.query.BulkOptions;
import dev.covet.query.QuerySet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Upserts by a key that is unique among some of the rows only.
 */
class PartialKeyTests {

	private final TestCovet covet = TestCovet.of(Account.class)
		.postgresql(PartialKeyTests.class)
		.execute("CREATE TABLE accounts (id bigserial PRIMARY KEY, email text, name text, active boolean)",
				"CREATE UNIQUE INDEX active_emails ON accounts (email) WHERE active",
				"INSERT INTO accounts (email, name, active) VALUES ('a', 'old', true), ('b', 'gone', false)");

	@AfterEach
	void stop() {
		assertThat(this.covet.acquired()).isZero();
		this.covet.close();
	}

	private QuerySet<Account> accounts() {
		return this.covet.objects(Account.class);
	}

	private List<String> rows() {
		return this.covet.await(accounts().orderBy("id").all().map((row) -> row.email() + " " + row.name()));
	}

	@Test
	void updateConflictsWhenTheIndexIsPartialNamesItsCondition() {
		List<Account> given = List.of(new Account(null, "a", "new", true), new Account(null, "b", "back", true),
				new Account(null, "b", "also gone", false));
		this.covet.await(accounts().bulkCreate(given,
				BulkOptions.defaults().updateConflicts(List.of(Account::email), List.of(Account::name))));
		assertThat(this.covet.statements()).containsExactly(
				"INSERT INTO \"accounts\" (\"email\", \"name\", \"active\") SELECT * FROM unnest($1, $2, $3)"
						+ " ON CONFLICT (\"email\") WHERE active DO UPDATE SET \"name\" = EXCLUDED.\"name\""
						+ " RETURNING \"id\"");
		assertThat(rows()).containsExactly("a new", "b gone", "b back", "b also gone");
	}

	@Test
	void ignoreConflictsWhenTheIndexIsPartialNamesItsCondition() {
		this.covet.await(accounts().bulkCreate(
				List.of(new Account(null, "a", "new", true), new Account(null, "b", "back", true)),
				BulkOptions.defaults().ignoreConflicts(List.of(Account::email))));
		assertThat(rows()).containsExactly("a old", "b gone", "b back");
	}

	@Table("accounts")
	@Index(properties = "email", unique = true, where = "active")
	record Account(@Id @Nullable Long id, String email, String name, boolean active) {
	}

}
