package dev.covet.index;

import java.util.stream.Collectors;

/**
 * Declared indexes could not be created. Raised when the application starts with
 * {@code covet.indexes.mode=create}, after all others have been created.
 *
 * @since 0.1.0
 */
public class IndexCreationException extends RuntimeException {

	private final IndexReport report;

	IndexCreationException(IndexReport report) {
		super("Declared indexes can't be created: " + report.failed()
			.stream()
			.map((index) -> index.name() + " of " + index.entity() + " (" + index.reason() + ")")
			.collect(Collectors.joining("; ")));
		this.report = report;
	}

	/**
	 * Return what was found and done.
	 * @return the report
	 */
	public IndexReport getReport() {
		return this.report;
	}

}
