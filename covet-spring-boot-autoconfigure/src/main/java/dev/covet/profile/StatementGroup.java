package dev.covet.profile;

import java.time.Duration;

/**
 * Statements of a {@link QueryReport} that are alike.
 *
 * @param text their text without literals
 * @param likeness how much they are alike
 * @param count how many there are, at least two
 * @param time how long all took together
 * @param rows the rows of all
 * @since 0.1.0
 */
public record StatementGroup(String text, Likeness likeness, long count, Duration time, long rows) {

	@Override
	public String toString() {
		return this.count + " times, " + QueryReport.millis(this.time) + ", " + QueryReport.rows(this.rows)
				+ ((this.likeness == Likeness.SAME) ? ", the same text: " : ", texts that differ in values: ")
				+ this.text;
	}

	/**
	 * How much statements are alike.
	 */
	public enum Likeness {

		/**
		 * Their texts are the same. Whether bound values are is not known: they are never
		 * recorded.
		 */
		SAME,

		/**
		 * Their texts differ in literals or in the length of a list.
		 */
		SIMILAR

	}

}
