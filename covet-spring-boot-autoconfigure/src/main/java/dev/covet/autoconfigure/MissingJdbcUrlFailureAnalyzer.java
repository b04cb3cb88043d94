package dev.covet.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what a data source beside R2DBC needs.
 */
class MissingJdbcUrlFailureAnalyzer extends AbstractFailureAnalyzer<MissingJdbcUrlException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingJdbcUrlException cause) {
		return new FailureAnalysis(
				"covet.pool.jdbc.enabled is true, and nothing says where the database of the DataSource is: it isn't "
						+ "derived from spring.r2dbc.url.",
				"Set spring.datasource.url, username and password too, or give a JdbcConnectionDetails bean, or set "
						+ "covet.pool.jdbc.enabled to false.",
				cause);
	}

}
