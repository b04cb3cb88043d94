package dev.covet.query.write;

import dev.covet.TestCovet;

/**
 * Tests for updates and deletions by query on MariaDB.
 */
class MariaDbQueryWriteTests extends AbstractQueryWriteTests {

	@Override
	TestCovet start() {
		return Members.mariadb(MariaDbQueryWriteTests.class);
	}

}
