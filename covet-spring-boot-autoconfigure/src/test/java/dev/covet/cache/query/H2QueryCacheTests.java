package dev.covet.cache.query;

import dev.covet.TestCovet;

/**
 * Tests for the query cache on H2.
 */
class H2QueryCacheTests extends AbstractQueryCacheTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.h2();
	}

}
