package dev.covet.query;

import dev.covet.TestCovet;

/**
 * The conditions on PostgreSQL.
 */
class PostgresqlConditionTests extends AbstractConditionTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.postgresql(PostgresqlConditionTests.class);
	}

}
