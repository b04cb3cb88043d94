package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Parents;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.SelectShape;

/**
 * Compiles plans to SQL for a dialect. Stateless; whoever calls it keeps the result for
 * the shape.
 *
 * @since 0.1.0
 */
public final class SelectCompiler {

	private final SqlDialect dialect;

	private final BoundTypes types;

	/**
	 * Create a compiler.
	 * @param dialect the database's dialect
	 * @param types the classes of values as they are bound
	 */
	public SelectCompiler(SqlDialect dialect, BoundTypes types) {
		this.dialect = dialect;
		this.types = types;
	}

	/**
	 * Return the dialect.
	 * @return the database's dialect
	 */
	public SqlDialect dialect() {
		return this.dialect;
	}

	/**
	 * Compile a plan.
	 * @param shape the plan without its values
	 * @param sizes the sizes of lists among the values, which only matter where
	 * {@link CompiledSelect#dependsOnSizes()} says so
	 * @return its SQL
	 * @throws IllegalArgumentException when it would bind more values than the database
	 * takes
	 */
	public CompiledSelect compile(SelectShape shape, ListSizes sizes) {
		SqlWriter sql = new SqlWriter(this.dialect, this.types, sizes);
		if (shape.projection() instanceof Projection.Grouped grouped) {
			new GroupSql(sql, shape, grouped).write();
			return sql.compiled(null);
		}
		if (shape.projection() instanceof Projection.Count count && count.of() instanceof Projection.Grouped grouped) {
			sql.append("SELECT COUNT(*) FROM (");
			new GroupSql(sql, shape, grouped).write();
			return sql.append(") g").compiled(null);
		}
		SelectBody body = new SelectBody(sql, shape);
		if (shape.projection() instanceof Projection.Count count) {
			return count(sql, body, shape, count);
		}
		Parents parents = shape.parents();
		if (parents != null && parents.limit() >= 0) {
			return topPerParent(sql, body, shape, parents);
		}
		if (shape.isSliced() && !shape.joins().isEmpty() && shape.lock() == null && body.isRootOnly()
				&& shape.projection() instanceof Projection.Columns) {
			return slicedThenJoined(sql, body, shape);
		}
		SelectList list = body.selectList(shape.projection(), shape.joins());
		sql.append(shape.distinct() ? "SELECT DISTINCT " : "SELECT ");
		list.write(sql);
		sql.append((shape.projection() instanceof Projection.Exists) ? "1" : "");
		writeRest(sql, body);
		return list.compiled(sql);
	}

	private static void writeRest(SqlWriter sql, SelectBody body) {
		body.writeFrom();
		body.writeWhere();
		body.writeOrder();
		body.writeSlice();
		body.writeLock();
	}

	// The number of rows; of a part or of distinct rows, counted around the query.
	private CompiledSelect count(SqlWriter sql, SelectBody body, SelectShape shape, Projection.Count count) {
		sql.append("SELECT COUNT(*)");
		if (!shape.isSliced() && !shape.distinct()) {
			body.writeFrom();
			body.writeWhere();
			return sql.compiled(null);
		}
		SelectList list = body.selectList(count.of(), List.of());
		sql.append(shape.distinct() ? " FROM (SELECT DISTINCT " : " FROM (SELECT ");
		list.writeNamed(sql);
		writeRest(sql, body);
		sql.append(") x");
		return sql.compiled(null);
	}

	// The first rows of each parent: numbered by a window function, then cut.
	private CompiledSelect topPerParent(SqlWriter sql, SelectBody body, SelectShape shape, Parents parents) {
		SelectList list = body.selectList(shape.projection(), shape.joins());
		sql.append("SELECT ");
		list.writeOuter(sql, "x");
		sql.append(" FROM (SELECT ");
		list.writeNamed(sql);
		sql.append(", ROW_NUMBER() OVER (PARTITION BY ");
		List<PredicateSql.Operand> partition = body.partition();
		for (int i = 0; i < partition.size(); i++) {
			partition.get(i).write(sql.append((i > 0) ? ", " : ""));
		}
		sql.append(" ORDER BY ");
		body.writeWindowOrder();
		sql.append(") AS rn");
		body.writeFrom();
		body.writeWhere();
		sql.append(") x WHERE x.rn <= ").bind(parents.limit(), null).append(" ORDER BY x.rn");
		return list.compiled(sql);
	}

	// A slice of the root first, its relations joined to that: under a deep offset a join
	// would be made for each row that is skipped.
	private CompiledSelect slicedThenJoined(SqlWriter sql, SelectBody body, SelectShape shape) {
		List<ColumnModel> read = ((Projection.Columns) shape.projection()).columns();
		Scope outer = new Scope(sql, "r", shape.root(), null);
		SelectList list = new SelectList();
		list.addObject(outer, shape.root(), read, shape.joins(), null);
		SelectList inner = body.selectList(new Projection.Columns(body.columnsForOuter(read)), List.of());
		sql.append("SELECT ");
		list.write(sql);
		sql.append(shape.distinct() ? " FROM (SELECT DISTINCT " : " FROM (SELECT ");
		inner.write(sql);
		writeRest(sql, body);
		sql.append(") r");
		outer.writeJoins();
		List<Ordering> orderings = shape.orderings();
		for (int i = 0; i < orderings.size(); i++) {
			Ordering ordering = orderings.get(i);
			sql.append((i > 0) ? ", " : " ORDER BY ");
			Orderings.write(sql, ordering, () -> sql.column("r", ordering.column().column()));
		}
		return list.compiled(sql);
	}

}
