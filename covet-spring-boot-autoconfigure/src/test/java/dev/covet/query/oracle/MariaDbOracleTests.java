package dev.covet.query.oracle;

import dev.covet.TestCovet;

/**
 * Random queries on MariaDB.
 */
class MariaDbOracleTests extends AbstractOracleTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.mariadb(MariaDbOracleTests.class);
	}

	@Override
	String momentType() {
		return "DATETIME(6)";
	}

}
