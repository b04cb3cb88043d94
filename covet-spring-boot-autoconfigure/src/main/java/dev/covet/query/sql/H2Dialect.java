package dev.covet.query.sql;

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
	public String name() {
		return "H2";
	}

}
