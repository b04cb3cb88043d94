package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.JoinTable;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.sql.CompiledSelect.Bind;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Writes conditions. The joins that they need must be known before the FROM clause is
 * written, so a first pass only {@linkplain #collect collects} them.
 */
final class PredicateSql {

	private final SqlWriter sql;

	PredicateSql(SqlWriter sql) {
		this.sql = sql;
	}

	PredicateSql after(String glue) {
		this.sql.append(glue);
		return this;
	}

	static void collect(Predicate predicate, Scope scope) {
		if (predicate instanceof Predicate.Comparison comparison) {
			scope.alias(comparison.column().relations());
		}
		else if (predicate instanceof Predicate.Between between) {
			scope.alias(between.column().relations());
		}
		else if (predicate instanceof Predicate.In in) {
			in.columns().forEach((column) -> scope.alias(column.relations()));
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			scope.alias(isNull.column().relations());
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
			ExactText.write(this.sql, comparison, () -> comparison(comparison, scope));
		}
		else if (predicate instanceof Predicate.Between between) {
			scope.column(between.column());
			this.sql.append(" BETWEEN ").bind(between.low(), between.column().column());
			this.sql.append(" AND ").bind(between.high(), between.column().column());
		}
		else if (predicate instanceof Predicate.In in) {
			in(in.columns()
				.stream()
				.map((path) -> new Operand(scope.alias(path.relations()), path.column().identifier(), path.column()))
				.toList(), in.values());
		}
		else if (predicate instanceof Predicate.IsNull isNull) {
			scope.column(isNull.column());
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
			scope.column(isNull.column());
			this.sql.append(" IS NOT NULL");
		}
		else if (predicate instanceof Predicate.Related) {
			this.sql.append("NOT ");
			write(predicate, scope);
		}
		else if (predicate instanceof Predicate.And and && and.predicates().size() == 1) {
			complement(and.predicates().get(0), scope);
		}
		else {
			this.sql.append("(");
			write(predicate, scope);
			this.sql.append(") IS NOT TRUE");
		}
	}

	private void comparison(Predicate.Comparison comparison, Scope scope) {
		ColumnPath path = comparison.column();
		boolean pattern = comparison.operator() == Predicate.Operator.LIKE;
		ColumnModel bound = pattern ? null : path.column();
		if (comparison.ignoreCase()) {
			this.sql.append("LOWER(");
			scope.column(path);
			this.sql.append(") ").append(comparison.operator().sql()).append(" LOWER(");
			this.sql.bind(comparison.value(), bound).append(")");
			return;
		}
		scope.column(path);
		this.sql.append(" ").append(comparison.operator().sql()).append(" ").bind(comparison.value(), bound);
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

	// Columns among a list: one array where the database takes it, else a marker for each
	// value. Nothing is among an empty list.
	void in(List<Operand> operands, int values) {
		boolean single = operands.size() == 1;
		if (single && this.sql.dialect().bindsArrayOf(operands.get(0).type().javaType())) {
			operands.get(0).write(this.sql);
			this.sql.append(" = ANY(").bind(new Bind(values, Bind.ARRAY, -1, operands.get(0).type())).append(")");
			return;
		}
		int size = this.sql.size(values);
		if (size == 0) {
			this.sql.append("1 = 0");
			return;
		}
		boolean text = operands.stream().anyMatch((operand) -> ExactText.isText(operand.type()));
		ExactText.write(this.sql, text, false, () -> among(operands, values, size));
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
		if (operands.size() == 1) {
			this.sql.bind(new Bind(values, element, -1, operands.get(0).type()));
			return;
		}
		this.sql.append("(");
		for (int part = 0; part < operands.size(); part++) {
			this.sql.append((part > 0) ? ", " : "").bind(new Bind(values, element, part, operands.get(part).type()));
		}
		this.sql.append(")");
	}

	private void related(Predicate.Related related, Scope outer) {
		RelationModel relation = related.relation();
		String owner = outer.alias(related.relations());
		Scope inner = new Scope(this.sql, this.sql.alias("e"));
		Predicate predicate = related.predicate();
		if (predicate != null) {
			collect(predicate, inner);
		}
		this.sql.append("EXISTS (SELECT 1 FROM ").append(this.sql.dialect().quote(relation.target().table()));
		this.sql.append(" ").append(inner.root());
		inner.writeJoins();
		JoinTable table = relation.joinTable();
		if (table == null) {
			this.sql.append(" WHERE ");
			correlate(relation, owner, inner.root());
		}
		else {
			joinTable(table, relation, owner, inner.root());
		}
		if (predicate != null) {
			this.sql.append(" AND (");
			write(predicate, inner);
			this.sql.append(")");
		}
		this.sql.append(")");
	}

	private void correlate(RelationModel relation, String owner, String target) {
		for (int i = 0; i < relation.localColumns().size(); i++) {
			this.sql.append((i > 0) ? " AND " : "").column(target, relation.remoteColumns().get(i)).append(" = ");
			this.sql.column(owner, relation.localColumns().get(i));
		}
	}

	private void joinTable(JoinTable table, RelationModel relation, String owner, String target) {
		SqlDialect dialect = this.sql.dialect();
		String alias = this.sql.alias("j");
		this.sql.append(" JOIN ").append(dialect.quote(table.table())).append(" ").append(alias).append(" ON ");
		for (int i = 0; i < table.targetColumns().size(); i++) {
			this.sql.append((i > 0) ? " AND " : "")
				.append(alias)
				.append(".")
				.append(dialect.quote(table.targetColumns().get(i)))
				.append(" = ")
				.column(target, relation.remoteColumns().get(i));
		}
		this.sql.append(" WHERE ");
		for (int i = 0; i < table.ownerColumns().size(); i++) {
			this.sql.append((i > 0) ? " AND " : "")
				.append(alias)
				.append(".")
				.append(dialect.quote(table.ownerColumns().get(i)))
				.append(" = ")
				.column(owner, relation.localColumns().get(i));
		}
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
