package dev.covet.query.sql;

import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;

/**
 * Computes an aggregate of the related rows of a whole group, where it can't be put
 * together of what was computed for each row: the group's rows are read once more, joined
 * to the related ones.
 *
 * @param rows the rows that are grouped
 * @param keys the keys of the groups, by the names that they have around
 */
record RelatedOfGroups(SelectShape rows, Map<Term, String> keys) {

	void write(SqlWriter sql, RelatedAggregation related, Scope around) {
		RelatedRows relatedRows = new RelatedRows(sql, related.relations(), "y", around);
		Scope inner = relatedRows.scope();
		TermSql.collectRows(related.aggregation(), inner);
		AggregationSql aggregations = new AggregationSql(sql);
		sql.append("(SELECT ");
		aggregations.call(related.aggregation(), inner);
		relatedRows.writeFrom(() -> writeRows(sql, related));
		Predicate filter = related.aggregation().filter();
		if (filter != null) {
			new PredicateSql(sql.append(" AND (")).write(filter, inner);
			sql.append(")");
		}
		int key = 0;
		for (String name : this.keys.values()) {
			sql.append(" AND ").append(sql.dialect().same("y.k" + key++, name));
		}
		sql.append(")");
	}

	private void writeRows(SqlWriter sql, RelatedAggregation related) {
		SelectBody body = new SelectBody(sql, this.rows);
		String owner = body.scope().alias(related.way());
		this.keys.keySet().forEach((key) -> TermSql.collect(key, body.scope()));
		sql.append("(SELECT ");
		String glue = "";
		for (ColumnModel column : related.relations().get(0).localColumns()) {
			sql.append(glue).column(owner, column);
			glue = ", ";
		}
		int key = 0;
		for (Term term : this.keys.keySet()) {
			new TermSql(sql.append(", ")).write(term, body.scope());
			sql.append(" AS k" + key++);
		}
		body.writeFrom();
		body.writeWhere();
		body.writeOrder();
		body.writeSlice();
		sql.append(") y, ");
	}

}
