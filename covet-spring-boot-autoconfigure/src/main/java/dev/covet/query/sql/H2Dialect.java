package dev.covet.query.sql;

import java.math.BigDecimal;

import dev.covet.query.plan.QueryPlan;

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

	@Override
	public String explain(String sql, boolean analyze) {
		return (analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ") + sql;
	}

	@Override
	public QueryPlan readPlan(String sql, String answer) {
		return H2Plan.read(sql, answer);
	}

	@Override
	public IndexSql indexes() {
		return new H2IndexSql(this);
	}

}
