package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.TestDatabase;
import dev.covet.query.BulkOptions;
import dev.covet.query.write.Members.Member;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bulk creation on H2, where each row is in the text.
 */
class H2BulkCreateTests extends AbstractBulkCreateTests {

	@Override
	TestCovet start() {
		return Members.h2();
	}

	@Test
	void bulkCreateWhenCompiledNamesEachRow() {
		this.covet.await(members().bulkCreate(Members.members(2)));
		assertThat(this.covet.statements())
			.containsExactly("INSERT INTO \"members\" (\"EMAIL\", \"NAME\", \"ACTIVE\", \"VIEWS\", \"JOINED\")"
					+ " VALUES ($1, $2, $3, $4, $5), ($6, $7, $8, $9, $10)");
	}

	@Test
	void ignoreConflictsWhenNoKeyIsNamedIsAnError() {
		StepVerifier.create(members().bulkCreate(List.of(Members.member(1)), BulkOptions.defaults().ignoreConflicts()))
			.expectErrorMatches((ex) -> ex instanceof UnsupportedOperationException
					&& ex.getMessage().startsWith("H2 can't ignore a conflict on a key that isn't named"))
			.verify(TestDatabase.TIMEOUT);
	}

	@Test
	void ignoreConflictsWhenAPublisherGivesRowsCountsThoseThatWereStored() {
		this.covet.await(members().bulkCreate(Members.members(4)));
		assertThat(this.covet.await(members().bulkCreate(Flux.fromIterable(Members.members(6)),
				BulkOptions.defaults().ignoreConflicts(List.of(Member::email)))))
			.isEqualTo(2);
	}

}
