package dev.covet.query.sql;

import org.junit.jupiter.api.Test;

import org.springframework.data.relational.core.sql.IdentifierProcessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SqlDialects}.
 */
class SqlDialectsTests {

	@Test
	void forProductWhenKnownReturnsItsDialect() {
		assertThat(SqlDialects.forProduct("PostgreSQL", IdentifierProcessing.ANSI).name()).isEqualTo("PostgreSQL");
		assertThat(SqlDialects.forProduct("H2", IdentifierProcessing.ANSI).name()).isEqualTo("H2");
	}

	@Test
	void forProductWhenUnknownNamesTheKnown() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SqlDialects.forProduct("Informix", IdentifierProcessing.ANSI))
			.withMessage("Covet has no SQL dialect for Informix; it knows PostgreSQL, MariaDB, MySQL and H2");
	}

}
