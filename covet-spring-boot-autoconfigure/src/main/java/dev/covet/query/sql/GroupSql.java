package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;

/**
 * Writes what is computed of groups of rows. Keys and aggregates of columns are computed
 * of the rows at once; a part of the rows, computed keys and aggregates of related rows
 * are read by a query inside, and grouped around it.
 */
final class GroupSql {

	private final SqlWriter sql;

	private final SelectShape shape;

	private final Projection.Grouped grouped;

	GroupSql(SqlWriter sql, SelectShape shape, Projection.Grouped grouped) {
		this.sql = sql;
		this.shape = shape;
		this.grouped = grouped;
	}

	void write() {
		List<Term> all = new ArrayList<>(this.grouped.aggregates());
		this.shape.orderings().stream().map(Ordering::term).forEach(all::add);
		GroupTerms terms = new GroupTerms(all, this.grouped.having());
		boolean columns = this.grouped.keys().stream().allMatch(ColumnPath.class::isInstance);
		if (this.grouped.rows() == null && columns && terms.related().isEmpty()) {
			writeDirect();
		}
		else {
			writeAround(terms);
		}
		SelectBody.writeSlice(this.sql, this.shape);
	}

	private void writeDirect() {
		SelectBody body = new SelectBody(this.sql, this.shape);
		Scope scope = body.scope();
		this.grouped.keys().forEach((key) -> {
			TermSql.collect(key, scope);
			scope.addKey(key);
		});
		this.grouped.aggregates().forEach((aggregate) -> TermSql.collect(aggregate, scope));
		if (this.grouped.having() != null) {
			PredicateSql.collect(this.grouped.having(), scope);
		}
		scope.setGrouping(true);
		writeList(scope);
		scope.setGrouping(false);
		body.writeFrom();
		body.writeWhere();
		scope.setGrouping(true);
		writeGroups(scope);
	}

	private void writeAround(GroupTerms terms) {
		SelectShape inside = rows();
		SelectBody body = new SelectBody(this.sql, inside);
		GroupRows rows = new GroupRows(body.scope(), this.shape.root());
		if (inside.distinct()) {
			rows.distinct(inside.orderings());
		}
		Scope outer = new Scope(this.sql, "x", this.shape.root(), null);
		Map<Term, String> keys = new LinkedHashMap<>();
		this.grouped.keys().forEach((key) -> keys.computeIfAbsent(key, rows::key));
		RelatedOfGroups whole = new RelatedOfGroups(inside, keys);
		keys.forEach(outer::compute);
		terms.own().forEach((term) -> outer.compute(term, rows.aggregate(term)));
		for (RelatedAggregation term : terms.related()) {
			if (GroupRows.isAdditive(term.aggregation())) {
				outer.compute(term, rows.aggregate(term, this.sql.dialect()));
			}
			else {
				outer.compute(term, (writer) -> whole.write(writer, term, outer));
			}
		}
		outer.setGrouping(true);
		writeList(outer);
		this.sql.append(inside.distinct() ? " FROM (SELECT DISTINCT " : " FROM (SELECT ");
		rows.write(this.sql);
		body.writeFrom();
		body.writeWhere();
		body.writeOrder();
		body.writeSlice();
		this.sql.append(") x");
		writeGroups(outer);
	}

	private SelectShape rows() {
		Projection.Rows rows = (this.grouped.rows() != null) ? this.grouped.rows()
				: new Projection.Rows(List.of(), -1, -1, false);
		return new SelectShape(this.shape.root(), this.grouped, List.of(), this.shape.where(), rows.orderings(),
				rows.limit(), rows.offset(), rows.distinct(), null);
	}

	private void writeList(Scope scope) {
		this.sql.append("SELECT ");
		write(this.grouped.keys(), scope, "");
		write(this.grouped.aggregates(), scope, this.grouped.keys().isEmpty() ? "" : ", ");
	}

	private void write(List<Term> terms, Scope scope, String glue) {
		for (int i = 0; i < terms.size(); i++) {
			this.sql.append((i > 0) ? ", " : glue);
			new TermSql(this.sql).write(terms.get(i), scope);
		}
	}

	private void writeGroups(Scope scope) {
		if (!this.grouped.keys().isEmpty()) {
			this.sql.append(" GROUP BY ");
			write(this.grouped.keys(), scope, "");
		}
		Predicate having = this.grouped.having();
		if (having != null) {
			this.sql.append(" HAVING ");
			new PredicateSql(this.sql).write(having, scope);
		}
		List<Ordering> orderings = this.shape.orderings();
		for (int i = 0; i < orderings.size(); i++) {
			this.sql.append((i > 0) ? ", " : " ORDER BY ");
			Ordering ordering = orderings.get(i);
			Orderings.write(this.sql, ordering, () -> new TermSql(this.sql).write(ordering.term(), scope));
		}
	}

}
