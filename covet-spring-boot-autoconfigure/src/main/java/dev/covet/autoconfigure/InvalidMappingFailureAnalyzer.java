package dev.covet.autoconfigure;

import dev.covet.mapping.InvalidMappingException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what is wrong with an entity's mapping, where, and what to do.
 */
class InvalidMappingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidMappingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidMappingException cause) {
		return new FailureAnalysis("Covet can't map an entity: " + cause.getMessage() + ".", cause.getRemedy(), cause);
	}

}
