package dev.covet.query.sql;

import java.util.List;

import dev.covet.query.plan.Projection;
import dev.covet.query.plan.SelectShape;
import dev.covet.query.plan.SubSelect;

/**
 * Writes a query inside another, with parentheses. It may refer to the rows around it.
 */
final class SubSelectSql {

	private final SqlWriter sql;

	SubSelectSql(SqlWriter sql) {
		this.sql = sql;
	}

	void write(SubSelect query, Scope outer) {
		this.sql.within(query.first(), () -> write(query.shape(), outer));
	}

	// Rows that something is held against.
	void writeRows(SubSelect query, Scope outer) {
		if (!query.shape().isSliced() || !this.sql.dialect().gathersSlices()) {
			write(query, outer);
			return;
		}
		SqlWriter aside = this.sql.aside();
		new SubSelectSql(aside).write(query, outer);
		for (Scope around = outer; around != null; around = around.outer()) {
			if (aside.contains(around.root() + ".")) {
				throw new UnsupportedOperationException(
						"%s can't name a row outside in a part of the rows of %s behind in(…): use exists(…), or no limit"
							.formatted(this.sql.dialect().name(), query.shape().root()));
			}
		}
		this.sql.append("(SELECT * FROM ");
		write(query, outer);
		this.sql.append(" x)");
	}

	private void write(SelectShape shape, Scope outer) {
		SelectBody body = new SelectBody(this.sql, shape, outer);
		boolean exists = shape.projection() instanceof Projection.Exists;
		SelectList list = body.selectList(shape.projection(), List.of());
		this.sql.append(shape.distinct() ? "(SELECT DISTINCT " : "(SELECT ");
		list.write(this.sql);
		this.sql.append(exists ? "1" : "");
		body.writeFrom();
		body.writeWhere();
		if (shape.isSliced() && !exists) {
			body.writeOrder();
		}
		body.writeSlice();
		this.sql.append(")");
	}

}
