package dev.covet.autoconfigure;

import dev.covet.query.sql.UnknownDatabaseException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to do where Covet does not know the database.
 */
class UnknownDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnknownDatabaseException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownDatabaseException cause) {
		return new FailureAnalysis(cause.getMessage() + ".",
				"Define a bean of type SqlDialect that writes its SQL, or set covet.enabled to false to run without "
						+ "Covet.",
				cause);
	}

}
