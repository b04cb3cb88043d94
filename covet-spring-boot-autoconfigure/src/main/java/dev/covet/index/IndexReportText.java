package dev.covet.index;

import java.util.List;
import java.util.function.Function;

/**
 * A report as one block of lines.
 */
record IndexReportText(IndexReport report) {

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		text.append("%d declared indexes: %d are there, %d were created, %d are missing".formatted(declared(),
				this.report.present().size(), this.report.created().size(), this.report.missing().size()));
		write(text, "created", this.report.created(), IndexReport.Declared::definition);
		write(text, "missing", this.report.missing(), (index) -> index.definition() + " -- " + index.entity());
		write(text, "failed", this.report.failed(),
				(index) -> index.name() + " of " + index.entity() + ": " + index.reason());
		write(text, "different, and left as it is", this.report.different(),
				(pair) -> "declared " + pair.declared().definition() + ", found " + pair.existing().definition());
		write(text, "invalid, and not used by queries", this.report.invalid(), IndexReport.Existing::definition);
		write(text, "declared by no entity", this.report.undeclared(), IndexReport.Existing::definition);
		return text.toString();
	}

	private int declared() {
		return this.report.present().size() + this.report.created().size() + this.report.missing().size()
				+ this.report.failed().size() + this.report.different().size();
	}

	private static <T> void write(StringBuilder text, String title, List<T> entries, Function<T, String> line) {
		if (!entries.isEmpty()) {
			text.append("\n  ").append(title).append(":");
			entries.forEach((entry) -> text.append("\n    ").append(line.apply(entry)));
		}
	}

}
