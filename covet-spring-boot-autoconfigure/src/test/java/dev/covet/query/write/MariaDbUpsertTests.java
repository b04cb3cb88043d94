package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;

/**
 * Tests for {@code getOrCreate} and {@code updateOrCreate} on MariaDB.
 */
class MariaDbUpsertTests extends AbstractUpsertTests {

	@Override
	List<TestCovet> start() {
		return List.of(Members.mariadb(MariaDbUpsertTests.class));
	}

}
