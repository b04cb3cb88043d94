package dev.covet.query.sql;

import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;

/**
 * Writes aggregates: of the rows of a group, and of related rows as a sub-query of their
 * own, so that one never multiplies the rows of another.
 */
final class AggregationSql {

	private final SqlWriter sql;

	AggregationSql(SqlWriter sql) {
		this.sql = sql;
	}

	static String name(Aggregation.Function function) {
		return (function != Aggregation.Function.STDDEV) ? function.name() : "STDDEV_POP";
	}

	void write(Aggregation aggregation, Scope scope) {
		if (!scope.isGrouping()) {
			throw new IllegalArgumentException(
					"%s of the rows of %s has no place in a query for single rows: use aggregate(…), or groupBy(…) with having(…), or go through a relation"
						.formatted(name(aggregation.function()), scope.entity()));
		}
		scope.setGrouping(false);
		boolean filters = aggregation.filter() == null || this.sql.dialect().filtersAggregates();
		this.sql.append(name(aggregation.function())).append(aggregation.distinct() ? "(DISTINCT " : "(");
		if (filters) {
			argument(aggregation, scope);
		}
		else {
			filtered(aggregation, scope);
		}
		this.sql.append(")");
		if (filters && aggregation.filter() != null) {
			this.sql.append(" FILTER (WHERE ");
			new PredicateSql(this.sql).write(aggregation.filter(), scope);
			this.sql.append(")");
		}
		scope.setGrouping(true);
	}

	// The function of all rows: those that don't count are left out elsewhere.
	void call(Aggregation aggregation, Scope scope) {
		this.sql.append(name(aggregation.function())).append(aggregation.distinct() ? "(DISTINCT " : "(");
		argument(aggregation, scope);
		this.sql.append(")");
	}

	private void argument(Aggregation aggregation, Scope scope) {
		if (aggregation.argument() != null) {
			new TermSql(this.sql).write(aggregation.argument(), scope);
		}
		else {
			this.sql.append("*");
		}
	}

	// What is computed of each row, null for rows that don't count.
	void filtered(Aggregation aggregation, Scope scope) {
		if (aggregation.filter() != null) {
			this.sql.append("CASE WHEN ");
			new PredicateSql(this.sql).write(aggregation.filter(), scope);
			this.sql.append(" THEN ");
		}
		Term argument = aggregation.argument();
		if (argument != null) {
			new TermSql(this.sql).write(argument, scope);
		}
		else {
			this.sql.append("1");
		}
		this.sql.append((aggregation.filter() != null) ? " END" : "");
	}

	void write(RelatedAggregation related, Scope outer) {
		write(related, related.aggregation(), outer);
	}

	// Another function of the same related rows.
	void write(RelatedAggregation related, Aggregation aggregation, Scope outer) {
		RelatedRows rows = new RelatedRows(this.sql, related.relations(), outer.alias(related.way()), outer);
		Scope inner = rows.scope();
		TermSql.collectRows(aggregation, inner);
		this.sql.append("(SELECT ");
		call(aggregation, inner);
		rows.writeFrom();
		if (aggregation.filter() != null) {
			this.sql.append(" AND (");
			new PredicateSql(this.sql).write(aggregation.filter(), inner);
			this.sql.append(")");
		}
		this.sql.append(")");
	}

}
