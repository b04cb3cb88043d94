package dev.covet.query.write;

import dev.covet.TestCovet;
import dev.covet.query.write.Members.Member;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for bulk updates on H2, by MERGE.
 */
class H2BulkUpdateTests extends AbstractBulkUpdateTests {

	@Override
	TestCovet start() {
		return Members.h2();
	}

	@Test
	void bulkUpdateWhenCompiledMergesEachRow() {
		this.covet.await(members().bulkUpdate(this.stored.subList(0, 2), Member::name));
		assertThat(this.covet.statements())
			.containsExactly("MERGE INTO \"members\" t0 USING (VALUES ($1, $2), ($3, $4)) AS u (c0, c1)"
					+ " ON t0.\"ID\" = u.c0 WHEN MATCHED THEN UPDATE SET \"NAME\" = u.c1");
	}

}
