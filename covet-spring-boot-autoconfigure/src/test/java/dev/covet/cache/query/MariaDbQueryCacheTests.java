package dev.covet.cache.query;

import dev.covet.TestCovet;

/**
 * Tests for the query cache on MariaDB.
 */
class MariaDbQueryCacheTests extends AbstractQueryCacheTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.mariadb(MariaDbQueryCacheTests.class);
	}

}
