package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.BulkOptions;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bulk creation on MariaDB, where each row is in the text.
 */
class MariaDbBulkCreateTests extends AbstractBulkCreateTests {

	@Override
	TestCovet start() {
		return Members.mariadb(MariaDbBulkCreateTests.class);
	}

	@Test
	void ignoreConflictsWhenCompiledLeavesTheRowAsItIs() {
		this.covet.await(members().bulkCreate(List.of(Members.member(1)), BulkOptions.defaults().ignoreConflicts()));
		assertThat(this.covet.statements()).containsExactly(
				"INSERT INTO `members` (`email`, `name`, `active`, `views`, `joined`) VALUES (?, ?, ?, ?, ?)"
						+ " ON DUPLICATE KEY UPDATE `id` = `members`.`id`");
	}

	@Test
	void ignoreConflictsWhenAPublisherGivesRowsIsAnError() {
		StepVerifier
			.create(members().bulkCreate(Flux.fromIterable(Members.members(6)),
					BulkOptions.defaults().ignoreConflicts()))
			.expectErrorMessage(
					"MariaDB does not tell how many rows a conflict left out or changed: use bulkCreate with a list")
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.covet.statements()).isEmpty();
	}

}
