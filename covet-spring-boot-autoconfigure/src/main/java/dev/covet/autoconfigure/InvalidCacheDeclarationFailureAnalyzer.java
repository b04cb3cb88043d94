package dev.covet.autoconfigure;

import dev.covet.cache.spring.InvalidCacheDeclarationException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to change in a cache annotation that can't work.
 */
class InvalidCacheDeclarationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidCacheDeclarationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCacheDeclarationException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.getAction(), cause);
	}

}
