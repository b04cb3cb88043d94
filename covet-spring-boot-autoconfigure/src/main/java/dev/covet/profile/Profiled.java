package dev.covet.profile;

import org.jspecify.annotations.Nullable;

/**
 * A result with what it took.
 *
 * @param value the result, {@code null} for none
 * @param report the statements it took
 * @param <T> the type of the result
 * @since 0.1.0
 */
public record Profiled<T>(@Nullable T value, QueryReport report) {
}
