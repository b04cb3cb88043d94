package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Team;
import org.junit.jupiter.api.Test;

import static dev.covet.query.Assignments.increment;
import static dev.covet.query.Assignments.set;
import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for updates and deletions by query on PostgreSQL.
 */
class PostgresqlQueryWriteTests extends AbstractQueryWriteTests {

	@Override
	TestCovet start() {
		return Members.postgresql(PostgresqlQueryWriteTests.class);
	}

	@Test
	void updateWhenCompiledBindsItsValues() {
		this.covet.await(members().filter(where(Member::views).gt(8L))
			.update(set(Member::active, false), increment(Member::views, 1L), set(Member::nickname, null)));
		assertThat(this.covet.statements())
			.containsExactly("UPDATE \"members\" t0 SET \"active\" = $1, \"views\" = t0.\"views\" + $2,"
					+ " \"nickname\" = NULL WHERE t0.\"views\" > $3");
	}

	@Test
	void deleteWhenFilteredThroughARelationAsksForIds() {
		this.covet.await(members().filter(where(Member::team, Team::name).eq("A")).delete());
		assertThat(this.covet.statements())
			.containsExactly("DELETE FROM \"members\" t0 WHERE (t0.\"id\") IN (SELECT t2.\"id\" FROM \"members\" t2"
					+ " LEFT JOIN \"teams\" t3 ON t3.\"id\" = t2.\"team_id\" WHERE t3.\"name\" = $1)");
	}

	@Test
	void deleteWhenNothingIsFilteredBindsAValue() {
		this.covet.await(members().delete());
		this.covet.await(members().update(set(Member::nickname, null)));
		assertThat(this.covet.statements()).containsExactly("DELETE FROM \"members\" t0 WHERE $1",
				"UPDATE \"members\" t0 SET \"nickname\" = NULL WHERE $1");
	}

}
