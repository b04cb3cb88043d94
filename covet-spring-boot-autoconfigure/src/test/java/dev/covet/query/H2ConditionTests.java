package dev.covet.query;

import dev.covet.TestCovet;

/**
 * The conditions on H2.
 */
class H2ConditionTests extends AbstractConditionTests {

	@Override
	TestCovet start(TestCovet.Settings settings) {
		return settings.h2();
	}

}
