package dev.covet.cache.query;

import dev.covet.TestCovet;

/**
 * Tests for the query cache on PostgreSQL.
 */
class PostgresqlQueryCacheTests extends AbstractQueryCacheTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.postgresql(PostgresqlQueryCacheTests.class);
	}

}
