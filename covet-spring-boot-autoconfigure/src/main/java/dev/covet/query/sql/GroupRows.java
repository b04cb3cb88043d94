package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;

/**
 * The columns of a query whose rows are grouped by one around it, which is told how it
 * computes an aggregate of them.
 */
final class GroupRows {

	private final Scope scope;

	private final EntityModel root;

	private final List<Column> columns = new ArrayList<>();

	GroupRows(Scope scope, EntityModel root) {
		this.scope = scope;
		this.root = root;
	}

	// What makes rows differ, and what they are ordered by: all of it is read.
	void distinct(List<Ordering> orderings) {
		List<ColumnModel> own = this.root.idColumns().isEmpty() ? this.root.columns() : this.root.idColumns();
		own.forEach((column) -> add((sql) -> sql.column(this.scope.root(), column)));
		orderings.forEach((ordering) -> key(ordering.term()));
	}

	private String add(Column column) {
		this.columns.add(column);
		return "x.c" + (this.columns.size() - 1);
	}

	String key(Term term) {
		TermSql.collect(term, this.scope);
		return add((sql) -> new TermSql(sql).write(term, this.scope));
	}

	String aggregate(Aggregation aggregation) {
		String open = AggregationSql.name(aggregation.function()) + (aggregation.distinct() ? "(DISTINCT " : "(");
		if (aggregation.argument() == null && aggregation.filter() == null) {
			return open + "*)";
		}
		TermSql.collectRows(aggregation, this.scope);
		return open + add((sql) -> new AggregationSql(sql).filtered(aggregation, this.scope)) + ")";
	}

	// Whether what was computed for each row gives the value for all of them.
	static boolean isAdditive(Aggregation aggregation) {
		return !aggregation.distinct() && aggregation.function() != Aggregation.Function.STDDEV;
	}

	// What is computed of the related rows of a group, of what was computed for each row.
	String aggregate(RelatedAggregation related, SqlDialect dialect) {
		Aggregation aggregation = related.aggregation();
		this.scope.alias(related.way());
		return switch (aggregation.function()) {
			case COUNT -> "COALESCE(SUM(" + part(related, aggregation) + "), 0)";
			case AVG -> "CAST(SUM(" + part(related, as(aggregation, Aggregation.Function.SUM)) + ") AS "
					+ dialect.typeName(Double.class) + ") / NULLIF(SUM("
					+ part(related, as(aggregation, Aggregation.Function.COUNT)) + "), 0)";
			default -> aggregation.function().name() + "(" + part(related, aggregation) + ")";
		};
	}

	private String part(RelatedAggregation related, Aggregation aggregation) {
		return add((sql) -> new AggregationSql(sql).write(related, aggregation, this.scope));
	}

	private static Aggregation as(Aggregation aggregation, Aggregation.Function function) {
		return new Aggregation(function, aggregation.argument(), false, aggregation.filter(), aggregation.type());
	}

	void write(SqlWriter sql) {
		if (this.columns.isEmpty()) {
			sql.append("1 AS c0");
		}
		for (int i = 0; i < this.columns.size(); i++) {
			this.columns.get(i).write(sql.append((i > 0) ? ", " : ""));
			sql.append(" AS c" + i);
		}
	}

	/**
	 * Writes a column.
	 */
	@FunctionalInterface
	private interface Column {

		void write(SqlWriter sql);

	}

}
