package dev.covet.query.write;

import dev.covet.TestCovet;

/**
 * Tests for bulk updates on MariaDB.
 */
class MariaDbBulkUpdateTests extends AbstractBulkUpdateTests {

	@Override
	TestCovet start() {
		return Members.mariadb(MariaDbBulkUpdateTests.class);
	}

}
