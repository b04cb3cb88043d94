package dev.covet.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A connection in use.
 *
 * @param pool the name of the pool
 * @param time how long it has been held
 * @param label the label of the query that asked for it, if it has one
 * @param sql the last statement that was created on it, if any, with literals masked
 * @param idleFor how long ago that statement was created
 * @since 0.1.0
 */
public record HeldConnection(String pool, Duration time, @Nullable String label, @Nullable String sql,
		Duration idleFor) {
}
