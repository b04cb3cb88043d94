package dev.covet.query;

import dev.covet.TestCovet;

/**
 * The contract on PostgreSQL, where a list of keys is one array.
 */
class PostgresqlDialectTests extends AbstractDialectTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.postgresql(PostgresqlDialectTests.class);
	}

	@Override
	int statementsForKeys(int keys) {
		return 1;
	}

}
