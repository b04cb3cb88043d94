package dev.covet.query.write;

import java.util.List;

import dev.covet.TestCovet;

/**
 * Tests for {@code getOrCreate} and {@code updateOrCreate} on H2.
 */
class H2UpsertTests extends AbstractUpsertTests {

	@Override
	List<TestCovet> start() {
		TestCovet covet = Members.h2();
		return List.of(covet);
	}

}
