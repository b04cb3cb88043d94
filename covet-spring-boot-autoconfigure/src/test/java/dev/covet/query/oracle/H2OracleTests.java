package dev.covet.query.oracle;

import dev.covet.TestCovet;

/**
 * Random queries on H2.
 */
class H2OracleTests extends AbstractOracleTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.h2();
	}

}
