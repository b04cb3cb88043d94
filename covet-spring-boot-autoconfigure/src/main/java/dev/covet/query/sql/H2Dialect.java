package dev.covet.query.sql;

import java.math.BigDecimal;

import org.springframework.data.relational.core.sql.IdentifierProcessing;

/**
 * H2 in its own mode.
 */
record H2Dialect(IdentifierProcessing identifiers) implements SqlDialect {

	@Override
	public int maxBinds() {
		return 30_000;
	}

	@Override
	public boolean castsValues() {
		return true;
	}

	// A NUMERIC without a scale would cut the fraction.
	@Override
	public String typeName(Class<?> type) {
		return (type == BigDecimal.class) ? "DECFLOAT" : SqlDialect.super.typeName(type);
	}

	@Override
	public String name() {
		return "H2";
	}

}
