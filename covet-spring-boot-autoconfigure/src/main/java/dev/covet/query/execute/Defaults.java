package dev.covet.query.execute;

import java.lang.reflect.Array;

import org.jspecify.annotations.Nullable;

/**
 * What Java gives a variable that nobody set.
 */
final class Defaults {

	private Defaults() {
	}

	static @Nullable Object of(Class<?> type) {
		return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
	}

}
