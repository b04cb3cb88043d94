package dev.covet.query.sql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

import dev.covet.query.plan.QueryPlan;
import dev.covet.query.plan.RowLock;

import org.springframework.data.relational.core.sql.IdentifierProcessing;

/**
 * PostgreSQL: lists are arrays, and a statement without a bound value would go through
 * the simple protocol, always as text and never prepared.
 */
record PostgresqlDialect(IdentifierProcessing identifiers) implements SqlDialect {

	private static final Set<Class<?>> ARRAYS = Set.of(Long.class, Integer.class, Short.class, String.class, UUID.class,
			BigDecimal.class, Boolean.class, Double.class, Float.class, LocalDate.class, LocalDateTime.class,
			OffsetDateTime.class);

	@Override
	public boolean bindsArrayOf(Class<?> type) {
		return ARRAYS.contains(type);
	}

	@Override
	public boolean needsBoundValue() {
		return true;
	}

	@Override
	public int maxBinds() {
		return 65_535;
	}

	@Override
	public String lock(RowLock lock, String table) {
		return ((lock != RowLock.SHARE) ? " FOR UPDATE OF " : " FOR SHARE OF ") + table + StandardSql.lock(lock);
	}

	@Override
	public String name() {
		return "PostgreSQL";
	}

	@Override
	public boolean unnestsArrayOf(Class<?> type) {
		return bindsArrayOf(type) || type == Instant.class;
	}

	@Override
	public BulkStyle bulkStyle() {
		return BulkStyle.ON_CONFLICT;
	}

	@Override
	public boolean returnsByClause() {
		return true;
	}

	@Override
	public boolean ignoresAnyConflict() {
		return true;
	}

	@Override
	public String explain(String sql, boolean analyze) {
		return (analyze ? "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " : "EXPLAIN (FORMAT JSON) ") + sql;
	}

	@Override
	public QueryPlan readPlan(String sql, String answer) {
		return PostgresqlPlan.read(sql, answer);
	}

	@Override
	public IndexSql indexes() {
		return new PostgresqlIndexSql(this);
	}

}
