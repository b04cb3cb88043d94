package dev.covet.query.sql;

import java.util.List;
import java.util.function.Consumer;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;

/**
 * Writes terms. As for conditions, a first pass only {@linkplain #collect collects} the
 * joins that they need.
 */
final class TermSql {

	private static final FunctionForm PLAIN = new FunctionForm("", "", "");

	private final SqlWriter sql;

	TermSql(SqlWriter sql) {
		this.sql = sql;
	}

	static void collect(Term term, Scope scope) {
		if (term instanceof ColumnPath path) {
			scope.alias(path.relations());
		}
		else if (term instanceof Term.Call call) {
			call.arguments().forEach((argument) -> collect(argument, scope));
		}
		else if (term instanceof Term.Arithmetic arithmetic) {
			collect(arithmetic.left(), scope);
			collect(arithmetic.right(), scope);
		}
		else if (term instanceof Term.Case cases) {
			cases.branches().forEach((branch) -> {
				PredicateSql.collect(branch.condition(), scope);
				collect(branch.then(), scope);
			});
			if (cases.otherwise() != null) {
				collect(cases.otherwise(), scope);
			}
		}
		else if (term instanceof Term.Cast cast) {
			collect(cast.operand(), scope);
		}
		else if (term instanceof Term.Truncated truncated) {
			collect(truncated.operand(), scope);
		}
		else if (term instanceof Aggregation aggregation) {
			collectRows(aggregation, scope);
		}
		else if (term instanceof RelatedAggregation related) {
			scope.alias(related.way());
		}
	}

	static void collectRows(Aggregation aggregation, Scope scope) {
		if (aggregation.argument() != null) {
			collect(aggregation.argument(), scope);
		}
		if (aggregation.filter() != null) {
			PredicateSql.collect(aggregation.filter(), scope);
		}
	}

	void write(Term term, Scope scope) {
		Consumer<SqlWriter> computed = scope.computed(term);
		if (computed != null) {
			computed.accept(this.sql);
		}
		else if (term instanceof ColumnPath path) {
			scope.column(path);
		}
		else if (term instanceof Term.Value value) {
			value(value);
		}
		else if (term instanceof Term.Call call) {
			function(this.sql.dialect().function(call.function()), call.arguments(), scope);
		}
		else if (term instanceof Term.Arithmetic arithmetic) {
			arithmetic(arithmetic, scope);
		}
		else if (term instanceof Term.Case cases) {
			cases(cases, scope);
		}
		else if (term instanceof Term.Cast cast) {
			this.sql.append("CAST(");
			write(cast.operand(), scope);
			this.sql.append(" AS ").append(this.sql.dialect().typeName(cast.type().javaType())).append(")");
		}
		else if (term instanceof Term.Truncated truncated) {
			function(this.sql.dialect().truncation(truncated.unit()), List.of(truncated.operand()), scope);
		}
		else if (term instanceof Term.Outer outer) {
			outer(outer, scope);
		}
		else if (term instanceof Term.Query query) {
			new SubSelectSql(this.sql).write(query.query(), scope);
		}
		else if (term instanceof Aggregation aggregation) {
			new AggregationSql(this.sql).write(aggregation, scope);
		}
		else if (term instanceof RelatedAggregation related) {
			new AggregationSql(this.sql).write(related, scope);
		}
	}

	// A value that nothing beside it gives a type is cast where the database needs that.
	private void value(Term.Value value) {
		boolean cast = this.sql.dialect().castsValues() && value.type().column() == null;
		this.sql.append(cast ? "CAST(" : "").bind(value.place(), value.type().column());
		this.sql.append(cast ? " AS " + this.sql.dialect().typeName(value.type().javaType()) + ")" : "");
	}

	private void function(FunctionForm form, List<Term> arguments, Scope scope) {
		for (int i = 0; i < arguments.size(); i++) {
			this.sql.append((i > 0) ? form.between() : form.before());
			write(arguments.get(i), scope);
		}
		this.sql.append(form.after());
	}

	private void arithmetic(Term.Arithmetic arithmetic, Scope scope) {
		boolean whole = isWhole(arithmetic.left().type().javaType()) && isWhole(arithmetic.right().type().javaType());
		this.sql.append("(");
		write(arithmetic.left(), scope);
		this.sql.append(" ").append(this.sql.dialect().operator(arithmetic.operator(), whole)).append(" ");
		write(arithmetic.right(), scope);
		this.sql.append(")");
	}

	private static boolean isWhole(Class<?> type) {
		return type == Long.class || type == Integer.class || type == Short.class || type == Byte.class;
	}

	private void cases(Term.Case cases, Scope scope) {
		this.sql.append("CASE");
		for (Term.Case.Branch branch : cases.branches()) {
			this.sql.append(" WHEN ");
			new PredicateSql(this.sql).write(branch.condition(), scope);
			this.sql.append(" THEN ");
			write(branch.then(), scope);
		}
		if (cases.otherwise() != null) {
			this.sql.append(" ELSE ");
			write(cases.otherwise(), scope);
		}
		this.sql.append(" END");
	}

	private void outer(Term.Outer outer, Scope scope) {
		for (Scope around = scope.outer(); around != null; around = around.outer()) {
			if (outer.entity().isAssignableFrom(around.entity().type())) {
				ColumnModel column = around.entity().column(outer.name());
				if (column == null) {
					throw around.entity().unknown(outer.name());
				}
				this.sql.column(around.root(), column);
				return;
			}
		}
		throw new IllegalArgumentException(
				"outer(%s::%s) names a row around a sub-query of %s, but there is none: put the query into exists(…), in(…) or subquery(…) of a query on %s"
					.formatted(outer.entity().getSimpleName(), outer.name(), scope.entity(),
							outer.entity().getSimpleName()));
	}

	void comparison(Predicate.Comparison comparison, Scope scope) {
		boolean pattern = comparison.operator() == Predicate.Operator.LIKE;
		String open = comparison.ignoreCase() ? "LOWER(" : "";
		String close = comparison.ignoreCase() ? ")" : "";
		this.sql.append(open);
		write(comparison.left(), scope);
		this.sql.append(close).append(" ").append(comparison.operator().sql()).append(" ").append(open);
		FunctionForm convert = (this.sql.isCollating() && !(comparison.right() instanceof Term.Value))
				? this.sql.dialect().exactCharacters() : PLAIN;
		this.sql.append(convert.before());
		operand(comparison.right(), pattern, scope);
		this.sql.append(convert.after()).append(close).collated();
	}

	// A term in the collation of the comparison.
	void collated(Term term, Scope scope) {
		FunctionForm convert = this.sql.isCollating() ? this.sql.dialect().exactCharacters() : PLAIN;
		this.sql.append(convert.before());
		write(term, scope);
		this.sql.append(convert.after()).collated();
	}

	// The other side gives a value its type.
	void operand(Term term, boolean pattern, Scope scope) {
		if (term instanceof Term.Value value) {
			this.sql.bind(value.place(), pattern ? null : value.type().column());
		}
		else {
			write(term, scope);
		}
	}

}
