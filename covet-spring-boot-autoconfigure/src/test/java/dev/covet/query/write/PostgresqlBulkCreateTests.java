package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.BulkOptions;
import dev.covet.query.write.Members.Member;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bulk creation on PostgreSQL, where a column is one array.
 */
class PostgresqlBulkCreateTests extends AbstractBulkCreateTests {

	@Override
	TestCovet start() {
		return Members.postgresql(PostgresqlBulkCreateTests.class);
	}

	@Test
	void bulkCreateWhenRowsDifferInNumberIsOneText() {
		this.covet.await(members().bulkCreate(Members.members(4)));
		this.covet.await(members().bulkCreate(Members.members(7).subList(4, 7)));
		assertThat(this.covet.statements()).hasSize(2)
			.containsOnly("INSERT INTO \"members\" (\"email\", \"name\", \"active\", \"views\", \"joined\")"
					+ " SELECT * FROM unnest($1, $2, $3, $4, $5) RETURNING \"id\"");
	}

	@Test
	void ignoreConflictsWhenNoKeyIsNamedIsForAnyKey() {
		this.covet.await(members().create(Members.member(2)));
		this.covet.forgetStatements();
		this.covet.await(members().bulkCreate(Members.members(4), BulkOptions.defaults().ignoreConflicts()));
		assertThat(this.covet.statements())
			.containsExactly("INSERT INTO \"members\" (\"email\", \"name\", \"active\", \"views\", \"joined\")"
					+ " SELECT * FROM unnest($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING");
		assertThat(this.covet.await(members().count())).isEqualTo(4);
	}

	@Test
	void updateConflictsWhenCompiledNamesTheKey() {
		this.covet.await(members().bulkCreate(List.of(Members.member(1)),
				BulkOptions.defaults().updateConflicts(List.of(Member::email), List.of(Member::name, Member::views))));
		assertThat(this.covet.statements())
			.containsExactly("INSERT INTO \"members\" (\"email\", \"name\", \"active\", \"views\", \"joined\")"
					+ " SELECT * FROM unnest($1, $2, $3, $4, $5) ON CONFLICT (\"email\") DO UPDATE"
					+ " SET \"name\" = EXCLUDED.\"name\", \"views\" = EXCLUDED.\"views\" RETURNING \"id\"");
	}

	@Test
	void ignoreConflictsWhenAPublisherGivesRowsCountsThoseThatWereStored() {
		this.covet.await(members().bulkCreate(Members.members(4)));
		assertThat(this.covet.await(members().bulkCreate(Flux.fromIterable(Members.members(6)),
				BulkOptions.defaults().ignoreConflicts(List.of(Member::email)))))
			.isEqualTo(2);
	}

}
