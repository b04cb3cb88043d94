package dev.covet.cache.core;

import java.util.Objects;

import dev.covet.cache.SharedRead;
import org.jspecify.annotations.Nullable;

/**
 * What the shared store had for a key.
 *
 * @param read what can be written by
 * @param value the value, if there is a good one
 * @param lifetime what is left of the value's time
 */
record Found<V>(SharedRead read, @Nullable V value, Lifetime lifetime) {

	static <V> Found<V> nothing(SharedRead read) {
		return new Found<>(read, null, new Lifetime(0, 0));
	}

	boolean isEmpty() {
		return this.value == null;
	}

	boolean isFresh() {
		return this.lifetime.freshNanos() > 0;
	}

	V required() {
		return Objects.requireNonNull(this.value);
	}

}
