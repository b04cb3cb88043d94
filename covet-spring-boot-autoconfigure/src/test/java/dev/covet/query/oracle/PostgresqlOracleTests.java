package dev.covet.query.oracle;

import dev.covet.TestCovet;

/**
 * Random queries on PostgreSQL.
 */
class PostgresqlOracleTests extends AbstractOracleTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.postgresql(PostgresqlOracleTests.class);
	}

}
