package dev.covet.autoconfigure;

import dev.covet.index.IndexTimeoutException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what the creation of indexes may have waited for, and what to do.
 */
class IndexTimeoutFailureAnalyzer extends AbstractFailureAnalyzer<IndexTimeoutException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IndexTimeoutException cause) {
		return new FailureAnalysis(
				cause.getMessage() + ". Their creation waits for another node that creates them, and for all older "
						+ "transactions of the database; large tables take their time.",
				"End what is in the way, or raise covet.indexes.timeout. To start without these indexes, set "
						+ "covet.indexes.mode to validate.",
				cause);
	}

}
