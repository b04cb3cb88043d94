package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import dev.covet.query.write.Members.Member;
import dev.covet.query.write.Members.Note;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bulk updates on PostgreSQL, where a column is one array.
 */
class PostgresqlBulkUpdateTests extends AbstractBulkUpdateTests {

	@Override
	TestCovet start() {
		return Members.postgresql(PostgresqlBulkUpdateTests.class);
	}

	@Test
	void bulkUpdateWhenRowsDifferInNumberIsOneText() {
		this.covet.await(members().bulkUpdate(this.stored, Member::name, Member::views));
		this.covet.await(members().bulkUpdate(this.stored.subList(0, 3), Member::name, Member::views));
		assertThat(this.covet.statements()).hasSize(2)
			.containsOnly("UPDATE \"members\" t0 SET \"name\" = u.c1, \"views\" = u.c2"
					+ " FROM unnest($1, $2, $3) AS u (c0, c1, c2) WHERE t0.\"id\" = u.c0");
	}

	@Test
	void bulkUpdateWhenVersionedHoldsTheVersionAgainstTheRow() {
		List<Note> written = this.covet.await(notes().bulkCreate(List.of(new Note(null, "a", null))));
		this.covet.forgetStatements();
		this.covet.await(notes().bulkUpdate(written, Note::text));
		assertThat(this.covet.statements())
			.containsExactly("UPDATE \"notes\" t0 SET \"text\" = u.c2, \"version\" = u.c3"
					+ " FROM unnest($1, $2, $3, $4) AS u (c0, c1, c2, c3) WHERE t0.\"id\" = u.c0 AND t0.\"version\" = u.c1");
	}

}
