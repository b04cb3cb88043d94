package dev.covet.query;

import dev.covet.TestCovet;

/**
 * The contract on H2, where each key is bound by itself.
 */
class H2DialectTests extends AbstractDialectTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.h2();
	}

	@Override
	int statementsForKeys(int keys) {
		return (keys + 999) / 1000;
	}

}
