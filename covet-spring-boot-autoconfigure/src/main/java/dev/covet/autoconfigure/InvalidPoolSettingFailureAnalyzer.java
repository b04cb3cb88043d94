package dev.covet.autoconfigure;

import dev.covet.pool.InvalidPoolSettingException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which property of the pools has a value that it can't have, and which it can.
 */
class InvalidPoolSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPoolSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidPoolSettingException cause) {
		return new FailureAnalysis("The property %s has the value %s.".formatted(cause.getKey(), cause.getValue()),
				"Set %s to a value %s.".formatted(cause.getKey(), cause.getRange()), cause);
	}

}
