package dev.covet.cache.spring;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a value that was loaded is kept.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface Keeping<T> {

	boolean isKept(@Nullable T value);

}
