package dev.covet.query.sql;

import java.time.temporal.ChronoUnit;

import dev.covet.query.plan.RowLock;
import dev.covet.query.plan.Term;

import org.springframework.data.relational.core.sql.IdentifierProcessing;

/**
 * MariaDB and MySQL: markers have no numbers, an offset needs a limit, nulls are the
 * smallest values, and texts are compared by a collation that by default takes upper and
 * lower case as the same.
 */
record MariaDbDialect(String name, IdentifierProcessing identifiers) implements SqlDialect {

	@Override
	public String marker(int index) {
		return "?";
	}

	@Override
	public int maxBinds() {
		return 65_535;
	}

	@Override
	public String offsetWithoutLimit() {
		return " LIMIT 18446744073709551615 OFFSET ";
	}

	@Override
	public boolean placesNulls() {
		return false;
	}

	// Neither of the two databases knows the other's name for it.
	@Override
	public String exactCollation() {
		return this.name.equals("MySQL") ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
	}

	@Override
	public FunctionForm exactCharacters() {
		return new FunctionForm("CONVERT(", ", ", " USING utf8mb4)");
	}

	// By default || is OR.
	@Override
	public FunctionForm function(Term.Function function) {
		return (function == Term.Function.CONCAT) ? FunctionForm.call("CONCAT") : SqlDialect.super.function(function);
	}

	@Override
	public FunctionForm truncation(ChronoUnit unit) {
		return MariaDbSql.truncation(unit, this.name);
	}

	@Override
	public String operator(Term.ArithmeticOperator operator, boolean whole) {
		return (whole && operator == Term.ArithmeticOperator.DIVIDED_BY) ? "DIV"
				: SqlDialect.super.operator(operator, whole);
	}

	@Override
	public String typeName(Class<?> type) {
		return MariaDbSql.type(type, this.name);
	}

	@Override
	public String same(String one, String other) {
		return one + " <=> " + other;
	}

	@Override
	public boolean filtersAggregates() {
		return false;
	}

	@Override
	public String lock(RowLock lock, String table) {
		return (lock != RowLock.SHARE) ? SqlDialect.super.lock(lock, table) : " LOCK IN SHARE MODE";
	}

	@Override
	public BulkStyle bulkStyle() {
		return BulkStyle.DUPLICATE_KEY;
	}

	@Override
	public boolean returnsStoredRows() {
		return !this.name.equals("MySQL");
	}

	@Override
	public String deleteFrom(String table, String alias) {
		return "DELETE " + alias + " FROM " + table + " " + alias;
	}

	@Override
	public boolean gathersSlices() {
		return true;
	}

	@Override
	public boolean setsInTurn() {
		return true;
	}

	// Such a query is only allowed where its rows are gathered before.
	@Override
	public boolean gathersWrittenRows() {
		return true;
	}

}
