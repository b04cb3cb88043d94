package dev.covet.query.write;

import dev.covet.TestCovet;

/**
 * Tests for updates and deletions by query on H2.
 */
class H2QueryWriteTests extends AbstractQueryWriteTests {

	@Override
	TestCovet start() {
		return Members.h2();
	}

}
