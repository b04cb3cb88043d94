package dev.covet.profile;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What something asked of the database, statement by statement. It holds no values:
 * literals are masked, and those that were bound are never recorded.
 *
 * @param statements the statements in the order in which they ended, the first 1,000
 * @param count how many there were
 * @param databaseTime the durations of all added up; those that ran at the same time
 * count each
 * @param totalTime the time from the start to the end
 * @param repeated statements that are alike, those that took longest together first
 * @since 0.1.0
 */
public record QueryReport(List<ProfiledStatement> statements, long count, Duration databaseTime, Duration totalTime,
		List<StatementGroup> repeated) {

	/**
	 * Copies the lists.
	 */
	public QueryReport {
		statements = List.copyOf(statements);
		repeated = List.copyOf(repeated);
	}

	/**
	 * Return the report for a person to read.
	 * @return a line for the whole, each statement and each group
	 */
	public String text() {
		StringBuilder text = new StringBuilder();
		text.append(this).append('\n');
		int number = 0;
		for (ProfiledStatement statement : this.statements) {
			text.append("  ").append(++number).append(". ").append(statement).append('\n');
		}
		if (this.count > number) {
			text.append("  and ").append(this.count - number).append(" more\n");
		}
		if (!this.repeated.isEmpty()) {
			text.append("Repeated:\n");
			this.repeated.forEach((group) -> text.append("  ").append(group).append('\n'));
		}
		return text.toString();
	}

	@Override
	public String toString() {
		return this.count + ((this.count == 1) ? " statement, " : " statements, ") + millis(this.databaseTime) + " of "
				+ millis(this.totalTime);
	}

	static String millis(Duration duration) {
		return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1_000_000.0);
	}

	static String rows(long rows) {
		return rows + ((rows == 1) ? " row" : " rows");
	}

}
