package dev.covet.autoconfigure;

import dev.covet.query.sql.SqlDialects;
import dev.covet.query.sql.UnknownDatabaseException;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.data.relational.core.sql.IdentifierProcessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link UnknownDatabaseFailureAnalyzer}.
 */
class UnknownDatabaseFailureAnalyzerTests {

	@Test
	void analyzeWhenDatabaseIsUnknownSaysWhatToDo() {
		UnknownDatabaseException failure = catchThrowableOfType(UnknownDatabaseException.class,
				() -> SqlDialects.forProduct("Oracle", IdentifierProcessing.ANSI));
		FailureAnalysis analysis = new UnknownDatabaseFailureAnalyzer().analyze(failure);
		assertThat(analysis.getDescription())
			.isEqualTo("Covet has no SQL dialect for Oracle; it knows PostgreSQL, MariaDB, MySQL and H2.");
		assertThat(analysis.getAction()).contains("SqlDialect", "covet.enabled");
	}

	@Test
	void analyzersAreRegistered() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failure) -> {
			}))).hasAtLeastOneElementOfType(UnknownDatabaseFailureAnalyzer.class)
			.hasAtLeastOneElementOfType(IndexTimeoutFailureAnalyzer.class);
	}

}
