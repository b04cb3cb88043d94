package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code getOrCreate} and {@code updateOrCreate} on PostgreSQL, by two nodes.
 */
class PostgresqlUpsertTests extends AbstractUpsertTests {

	@Override
	List<TestCovet> start() {
		TestCovet first = TestCovet.of(Members.ENTITIES).postgresql(PostgresqlUpsertTests.class);
		return List.of(first, Members.postgresql(PostgresqlUpsertTests.class));
	}

	@Test
	void getOrCreateWhenCreatingInsertsUnlessTheKeyIsTaken() {
		node(0).await(members(0, 1).getOrCreate(() -> Members.member(1)));
		assertThat(node(0).statements().get(1))
			.isEqualTo("INSERT INTO \"members\" (\"email\", \"name\", \"active\", \"views\", \"joined\")"
					+ " SELECT * FROM unnest($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING \"id\"");
	}

}
