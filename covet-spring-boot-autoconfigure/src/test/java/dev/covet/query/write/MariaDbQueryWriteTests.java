package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.write.Members.Member;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static dev.covet.query.Assignments.set;
import static dev.covet.query.Expressions.coalesce;
import static dev.covet.query.Expressions.property;
import static dev.covet.query.Expressions.upper;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for updates and deletions by query on MariaDB.
 */
class MariaDbQueryWriteTests extends AbstractQueryWriteTests {

	@Override
	TestCovet start() {
		return Members.mariadb(MariaDbQueryWriteTests.class);
	}

	@Test
	void updateWhenAPropertyIsReadAfterItIsSetSetsItLater() {
		this.covet.await(members().update(set(Member::name, "new"), set(Member::nickname, upper(Member::name))));
		assertThat(this.covet.statements())
			.containsExactly("UPDATE `members` t0 SET `nickname` = UPPER(t0.`name`), `name` = ?");
	}

	@Test
	void updateWhenPropertiesAreSetToEachOthersValuesIsRefused() {
		Mono<Long> swapped = members().update(set(Member::name, coalesce(property(Member::nickname), "-")),
				set(Member::views, 1L), set(Member::nickname, property(Member::name)));
		StepVerifier.create(swapped)
			.expectErrorMessage("MariaDB sets one column after the other, and Member.name and Member.nickname are"
					+ " computed of each other: change the entities with bulkUpdate")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).isEmpty();
	}

}
