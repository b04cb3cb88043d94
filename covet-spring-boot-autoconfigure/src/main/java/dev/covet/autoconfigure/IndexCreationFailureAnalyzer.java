package dev.covet.autoconfigure;

import java.util.stream.Collectors;

import dev.covet.index.IndexCreationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which declared indexes could not be created, why, and what to do.
 */
class IndexCreationFailureAnalyzer extends AbstractFailureAnalyzer<IndexCreationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IndexCreationException cause) {
		String indexes = cause.getReport()
			.failed()
			.stream()
			.map((index) -> "  " + index.name() + " of " + index.entity() + ": " + index.reason())
			.collect(Collectors.joining("\n"));
		return new FailureAnalysis("Declared indexes can't be created:\n" + indexes,
				"Put the data or the declaration right, rows that are equal under a unique index for one. To start "
						+ "without these indexes, set covet.indexes.mode to validate.",
				cause);
	}

}
