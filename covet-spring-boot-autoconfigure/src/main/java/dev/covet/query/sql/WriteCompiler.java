package dev.covet.query.sql;

import java.util.List;

import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.WriteShape;
import org.jspecify.annotations.Nullable;

/**
 * Compiles writes to SQL for a dialect. Stateless; whoever calls it keeps the result for
 * the shape.
 *
 * @since 0.1.0
 */
public final class WriteCompiler {

	private final SqlDialect dialect;

	private final BoundTypes types;

	/**
	 * Create a compiler.
	 * @param dialect the database's dialect
	 * @param types the classes of values as they are bound
	 */
	public WriteCompiler(SqlDialect dialect, BoundTypes types) {
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
	 * Compile a write.
	 * @param shape the write without its values
	 * @param sizes the sizes of lists among the values, which only matter where
	 * {@link CompiledWrite#dependsOnSizes()} says so
	 * @return its SQL
	 * @throws UnsupportedOperationException when the database has no such statement
	 */
	public CompiledWrite compile(WriteShape shape, ListSizes sizes) {
		SqlWriter sql = new SqlWriter(this.dialect, this.types, sizes);
		if (shape instanceof WriteShape.InsertRows insert) {
			new InsertSql(sql, insert).write();
		}
		else if (shape instanceof WriteShape.UpdateRows update) {
			new UpdateRowsSql(sql, update).write();
		}
		else if (shape instanceof WriteShape.Update update) {
			String alias = sql.alias("t");
			new UpdateSql(sql, update, alias).write();
			where(sql, update, update.where(), alias);
		}
		else if (shape instanceof WriteShape.Delete delete) {
			String alias = sql.alias("t");
			sql.append(this.dialect.deleteFrom(this.dialect.quote(delete.root().table()), alias));
			where(sql, delete, delete.where(), alias);
		}
		return sql.compiledWrite();
	}

	// A condition that needs a join asks for the ids of a query of its own.
	private void where(SqlWriter sql, WriteShape shape, @Nullable Predicate where, String alias) {
		PredicateSql predicates = new PredicateSql(sql);
		if (where != null) {
			Scope own = new Scope(sql, alias, shape.root(), null);
			PredicateSql.collect(where, own);
			if (own.isEmpty()) {
				predicates.after(" WHERE ").write(where, own);
			}
			else {
				among(sql, shape, where, alias);
			}
		}
		if (this.dialect.needsBoundValue() && !sql.hasBinds()) {
			sql.append((where != null) ? " AND " : " WHERE ").bind(-1, null);
		}
	}

	private void among(SqlWriter sql, WriteShape shape, Predicate where, String alias) {
		List<String> id = shape.root()
			.idColumns()
			.stream()
			.map((column) -> this.dialect.quote(column.identifier()))
			.toList();
		String inner = sql.alias("t");
		Scope scope = new Scope(sql, inner, shape.root(), null);
		PredicateSql.collect(where, scope);
		sql.append(" WHERE (")
			.append(alias + "." + String.join(", " + alias + ".", id))
			.append(this.dialect.gathersWrittenRows() ? ") IN (SELECT * FROM (SELECT " : ") IN (SELECT ");
		sql.append(inner + "." + String.join(", " + inner + ".", id)).append(" FROM ");
		sql.append(this.dialect.quote(shape.root().table())).append(" ").append(inner);
		scope.writeJoins();
		new PredicateSql(sql).after(" WHERE ").write(where, scope);
		sql.append(this.dialect.gathersWrittenRows() ? ") x)" : ")");
	}

}
