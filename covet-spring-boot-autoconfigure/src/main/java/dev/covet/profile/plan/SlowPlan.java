package dev.covet.profile.plan;

import java.time.Duration;
import java.time.Instant;

/**
 * The plan of a statement that was slow.
 *
 * @param text the statement's text, which has no literals
 * @param duration how long it took
 * @param plan what the database makes of it, whatever the values are
 * @param captured when the database was asked
 * @since 0.1.0
 */
public record SlowPlan(String text, Duration duration, String plan, Instant captured) {
}
