package dev.covet.profile.statistics;

import java.time.Duration;

import dev.covet.statement.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What one statement has cost.
 *
 * @param text its text without literals, {@code null} for all that are not told apart
 * @param operation what it does
 * @param label the label of the query that was seen first with it, if any
 * @param callSite where in the application it was seen first, where that is known
 * @param count how often it ended
 * @param errors how often with an error
 * @param cancelled how often because its subscriber had enough
 * @param rows the rows read or updated
 * @param total the time of all together
 * @param times the times of one
 * @since 0.1.0
 */
public record StatementFigures(@Nullable String text, Operation operation, @Nullable String label,
		@Nullable String callSite, long count, long errors, long cancelled, long rows, Duration total, Times times) {

	/**
	 * How long one took. Percentiles are exact to a sixteenth.
	 *
	 * @param mean the mean
	 * @param p50 half took no longer
	 * @param p95 95 of 100 took no longer
	 * @param p99 99 of 100 took no longer
	 * @param max the longest
	 */
	public record Times(Duration mean, Duration p50, Duration p95, Duration p99, Duration max) {
	}

}
