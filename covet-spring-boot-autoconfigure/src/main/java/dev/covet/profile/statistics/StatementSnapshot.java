package dev.covet.profile.statistics;

import java.time.Instant;
import java.util.List;

/**
 * The statistics of statements at one moment.
 *
 * @param since when they begin: at the start of the application or the last reset
 * @param statements the statements that were used most, by their total time, the longest
 * first
 * @param other all others together
 * @since 0.1.0
 */
public record StatementSnapshot(Instant since, List<StatementFigures> statements, StatementFigures other) {

	/**
	 * Copies the list.
	 */
	public StatementSnapshot {
		statements = List.copyOf(statements);
	}

}
