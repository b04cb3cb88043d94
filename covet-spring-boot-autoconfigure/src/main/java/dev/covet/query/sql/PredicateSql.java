package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Term;
import dev.covet.query.sql.CompiledSelect.Bind;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Writes conditions. The joins that they need must be known before the FROM clause is
 * written, so a first pass only {@linkplain #collect collects} them.
 */
final class PredicateSql {

	private final SqlWriter sql;

	private final TermSql terms;

	PredicateSql(SqlWriter sql) {
		this.sql = sql;
		this.terms = new TermSql(sql);
	}

	PredicateSql after(String glue) {
		this.sql.append(glue);
		return this;
	}

	static void collect(Predicate predicate, Scope scope) {
		if (predicate instanceof Predicate.Comparison comparison) {
			TermSql.collect(comparison.left(), scope);
			TermSql.collect(comparison.right(), scope);
		}
		else if (predicate instanceof Predicate.Between between) {
			List.of(between.operand(), between.low(), between.high()).forEach((term) -> TermSql.collect(term, scope));
		}
		else if (predicate instanceof Predicate.In in) {
			in.operands().forEach((operand) -> TermSql.collect(operand, scope));
		}
		else if (predicate instanceof Predicate.InQuery in) {
			TermSql.collect(in.operand(), scope);
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			TermSql.collect(isNull.operand(), scope);
		}
		else if (predicate instanceof Predicate.Related related) {
			scope.alias(related.relations());
		}
		else if (predicate instanceof Predicate.And and) {
			and.predicates().forEach((part) -> collect(part, scope));
		}
		else if (predicate instanceof Predicate.Or or) {
			or.predicates().forEach((part) -> collect(part, scope));
		}
		else if (predicate instanceof Predicate.Not not) {
			collect(not.predicate(), scope);
		}
	}

	void write(Predicate predicate, Scope scope) {
		if (predicate instanceof Predicate.Comparison comparison) {
			ExactText.write(this.sql, comparison, () -> this.terms.comparison(comparison, scope));
		}
		else if (predicate instanceof Predicate.Between between) {
			this.terms.write(between.operand(), scope);
			this.sql.append(" BETWEEN ");
			this.terms.operand(between.low(), false, scope);
			this.sql.append(" AND ");
			this.terms.operand(between.high(), false, scope);
		}
		else if (predicate instanceof Predicate.In in) {
			in(in, scope);
		}
		else if (predicate instanceof Predicate.InQuery in) {
			boolean text = ExactText.isText(in.operand().type().javaType());
			ExactText.write(this.sql, text, true, () -> this.terms.collated(in.operand(), scope));
			this.sql.append(" IN ");
			new SubSelectSql(this.sql).writeRows(in.query(), scope);
		}
		else if (predicate instanceof Predicate.Exists exists) {
			this.sql.append("EXISTS ");
			new SubSelectSql(this.sql).write(exists.query(), scope);
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			this.terms.write(isNull.operand(), scope);
			this.sql.append(" IS NULL");
		}
		else if (predicate instanceof Predicate.Related related) {
			related(related, scope);
		}
		else if (predicate instanceof Predicate.And and) {
			group(and.predicates(), " AND ", scope);
		}
		else if (predicate instanceof Predicate.Or or) {
			group(or.predicates(), " OR ", scope);
		}
		else if (predicate instanceof Predicate.Not not) {
			complement(not.predicate(), scope);
		}
	}

	// What is never unknown is negated in the way that planners know best.
	private void complement(Predicate predicate, Scope scope) {
		if (predicate instanceof Predicate.Not not) {
			write(not.predicate(), scope);
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			this.terms.write(isNull.operand(), scope);
			this.sql.append(" IS NOT NULL");
		}
		else if (predicate instanceof Predicate.Related || predicate instanceof Predicate.Exists) {
			this.sql.append("NOT ");
			write(predicate, scope);
		}
		else if (predicate instanceof Predicate.And and && and.predicates().size() == 1) {
			complement(and.predicates().get(0), scope);
		}
		else if (predicate instanceof Predicate.Or or && or.predicates().size() == 1) {
			complement(or.predicates().get(0), scope);
		}
		else {
			this.sql.append("(");
			write(predicate, scope);
			this.sql.append(") IS NOT TRUE");
		}
	}

	private void group(List<Predicate> predicates, String operator, Scope scope) {
		for (int i = 0; i < predicates.size(); i++) {
			boolean nested = predicates.size() > 1 && (predicates.get(i) instanceof Predicate.Or
					|| predicates.get(i) instanceof Predicate.And || predicates.get(i) instanceof Predicate.Not);
			this.sql.append((i > 0) ? operator : "").append(nested ? "(" : "");
			write(predicates.get(i), scope);
			this.sql.append(nested ? ")" : "");
		}
	}

	private void in(Predicate.In in, Scope scope) {
		List<Operand> columns = new ArrayList<>();
		for (Term term : in.operands()) {
			if (term instanceof ColumnPath path && scope.computed(path) == null) {
				scope.requireKey(path);
				columns.add(new Operand(scope.alias(path.relations()), path.column().identifier(), path.column()));
			}
		}
		if (!columns.isEmpty()) {
			in(columns, in.values());
			return;
		}
		int size = this.sql.size(in.values());
		if (size == 0) {
			this.sql.append("1 = 0");
			return;
		}
		Term operand = in.operands().get(0);
		boolean text = ExactText.isText(operand.type().javaType());
		ExactText.write(this.sql, text, true, () -> computedIn(operand, in.values(), size, scope));
	}

	private void computedIn(Term operand, int values, int size, Scope scope) {
		this.terms.write(operand, scope);
		for (int element = 0; element < size; element++) {
			this.sql.append((element > 0) ? ", " : " IN (");
			this.sql.bind(new Bind(values, element, -1, operand.type().column())).collated();
		}
		this.sql.append(")");
	}

	// Columns among a list: one array where the database takes it, else a marker for each
	// value. Nothing is among an empty list.
	void in(List<Operand> operands, int values) {
		boolean single = operands.size() == 1;
		if (single && this.sql.bindsArrayOf(operands.get(0).type())) {
			operands.get(0).write(this.sql);
			this.sql.append(" = ANY(").bind(new Bind(values, Bind.ARRAY, -1, operands.get(0).type())).append(")");
			return;
		}
		int size = this.sql.size(values);
		if (size == 0) {
			this.sql.append("1 = 0");
			return;
		}
		boolean text = operands.stream().anyMatch((operand) -> ExactText.isText(operand.type().javaType()));
		ExactText.write(this.sql, text, true, () -> among(operands, values, size));
	}

	private void among(List<Operand> operands, int values, int size) {
		boolean single = operands.size() == 1;
		this.sql.append(single ? "" : "(");
		for (int i = 0; i < operands.size(); i++) {
			operands.get(i).write(this.sql.append((i > 0) ? ", " : ""));
		}
		this.sql.append(single ? " IN (" : ") IN (");
		for (int element = 0; element < size; element++) {
			this.sql.append((element > 0) ? ", " : "");
			element(operands, values, element);
		}
		this.sql.append(")");
	}

	private void element(List<Operand> operands, int values, int element) {
		boolean single = operands.size() == 1;
		this.sql.append(single ? "" : "(");
		for (int part = 0; part < operands.size(); part++) {
			ColumnModel type = operands.get(part).type();
			this.sql.append((part > 0) ? ", " : "").bind(new Bind(values, element, single ? -1 : part, type));
			if (ExactText.isText(type.javaType())) {
				this.sql.collated();
			}
		}
		this.sql.append(single ? "" : ")");
	}

	private void related(Predicate.Related related, Scope outer) {
		if (outer.isGrouping()) {
			throw new IllegalArgumentException(
					"having asks for aggregates and keys of groups, not for rows of %s: filter before"
						.formatted(related.relation()));
		}
		RelatedRows rows = new RelatedRows(this.sql, List.of(related.relation()), outer.alias(related.relations()),
				outer);
		Predicate predicate = related.predicate();
		if (predicate != null) {
			collect(predicate, rows.scope());
		}
		this.sql.append("EXISTS (SELECT 1");
		rows.writeFrom();
		if (predicate != null) {
			this.sql.append(" AND (");
			write(predicate, rows.scope());
			this.sql.append(")");
		}
		this.sql.append(")");
	}

	/**
	 * A column of an aliased table, and the property whose values it holds.
	 */
	record Operand(String alias, SqlIdentifier column, ColumnModel type) {

		void write(SqlWriter sql) {
			sql.append(this.alias).append(".").append(sql.dialect().quote(this.column));
		}

	}

}
