package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * Everything behind the select list of one SELECT: FROM and joins, WHERE, ORDER BY and
 * the slice.
 */
final class SelectBody {

	private final SqlWriter sql;

	private final SelectShape shape;

	private final Scope scope;

	private final @Nullable ParentsSql parents;

	private final boolean rootOnly;

	// What the select list computes, by the names that it has there.
	private Map<Term, String> aliases = Map.of();

	SelectBody(SqlWriter sql, SelectShape shape) {
		this(sql, shape, null);
	}

	SelectBody(SqlWriter sql, SelectShape shape, @Nullable Scope outer) {
		this.sql = sql;
		this.shape = shape;
		this.scope = new Scope(sql, sql.alias("t"), shape.root(), outer);
		this.parents = ParentsSql.of(sql, shape.parents(), this.scope.root());
		if (shape.where() != null) {
			PredicateSql.collect(shape.where(), this.scope);
		}
		shape.orderings().forEach((ordering) -> TermSql.collect(ordering.term(), this.scope));
		this.rootOnly = this.scope.isEmpty()
				&& shape.orderings().stream().allMatch((ordering) -> ordering.term() instanceof ColumnPath);
	}

	Scope scope() {
		return this.scope;
	}

	// Whether neither the condition nor the order leaves the columns of the root's table.
	boolean isRootOnly() {
		return this.rootOnly;
	}

	SelectList selectList(Projection projection, List<JoinNode> joins) {
		SelectList list = new SelectList();
		if (projection instanceof Projection.Values values) {
			list.addValues(this.scope, values);
		}
		else if (projection instanceof Projection.Columns columns) {
			list.addObject(this.scope, this.shape.root(), columns.columns(), joins, this.parents);
		}
		else if (projection instanceof Projection.Annotated annotated) {
			list.addObject(this.scope, this.shape.root(), annotated.columns(), joins, this.parents);
			list.addTerms(this.scope, annotated.terms());
		}
		this.aliases = list.aliases();
		return list;
	}

	void writeFrom() {
		String root = this.sql.dialect().quote(this.shape.root().table()) + " " + this.scope.root();
		this.sql.append(" FROM ");
		if (this.parents != null) {
			this.parents.writeFrom(root);
		}
		else {
			this.sql.append(root);
		}
		this.scope.writeJoins();
	}

	// Write the condition, with a bound value in it where nothing else would bind one.
	void writeWhere() {
		String glue = " WHERE ";
		PredicateSql predicates = new PredicateSql(this.sql);
		if (this.parents != null) {
			this.parents.writeKeys(predicates.after(glue));
			glue = " AND ";
		}
		if (this.shape.where() != null) {
			predicates.after(glue + ((this.parents != null) ? "(" : "")).write(this.shape.where(), this.scope);
			this.sql.append((this.parents != null) ? ")" : "");
			glue = " AND ";
		}
		if (this.sql.dialect().needsBoundValue() && !this.sql.hasBinds() && !this.shape.isSliced()
				&& this.scope.outer() == null) {
			this.sql.append(glue).bind(-1, null);
		}
	}

	List<PredicateSql.Operand> partition() {
		return (this.parents != null) ? this.parents.columns() : List.of();
	}

	void writeOrder() {
		if (!this.shape.orderings().isEmpty()) {
			this.sql.append(" ORDER BY ");
			writeOrderings(this.aliases);
		}
	}

	/** The order inside a window: the query's, or by id so that the choice is stable. */
	void writeWindowOrder() {
		if (!this.shape.orderings().isEmpty()) {
			writeOrderings(Map.of());
			return;
		}
		List<ColumnModel> id = this.shape.root().idColumns();
		for (int i = 0; i < id.size(); i++) {
			this.sql.append((i > 0) ? ", " : "").column(this.scope.root(), id.get(i));
		}
	}

	private void writeOrderings(Map<Term, String> known) {
		List<Ordering> orderings = this.shape.orderings();
		for (int i = 0; i < orderings.size(); i++) {
			this.sql.append((i > 0) ? ", " : "");
			Ordering ordering = orderings.get(i);
			Orderings.write(this.sql, ordering, () -> writeTerm(ordering.term(), known));
		}
	}

	private void writeTerm(Term term, Map<Term, String> known) {
		String alias = known.get(term);
		if (alias != null) {
			this.sql.append(alias);
		}
		else {
			new TermSql(this.sql).write(term, this.scope);
		}
	}

	void writeLock() {
		if (this.shape.lock() != null) {
			this.sql.append(this.sql.dialect().lock(this.shape.lock(), this.scope.root()));
		}
	}

	void writeSlice() {
		writeSlice(this.sql, this.shape);
	}

	static void writeSlice(SqlWriter sql, SelectShape shape) {
		if (shape.limit() >= 0) {
			sql.append(" LIMIT ").bind(shape.limit(), null);
		}
		if (shape.offset() >= 0) {
			sql.append((shape.limit() >= 0) ? " OFFSET " : sql.dialect().offsetWithoutLimit());
			sql.bind(shape.offset(), null);
		}
	}

	// The root's columns that a query around this one reads, orders or joins by.
	List<ColumnModel> columnsForOuter(List<ColumnModel> read) {
		List<ColumnModel> columns = new ArrayList<>(read);
		this.shape.joins().forEach((join) -> columns.addAll(join.relation().localColumns()));
		this.shape.orderings().stream().map(Ordering::column).map(ColumnPath::column).forEach(columns::add);
		return columns.stream().distinct().toList();
	}

}
