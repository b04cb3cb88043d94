package dev.covet.query.sql;

import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;

/**
 * Comparisons of texts where the database's default would take upper and lower case as
 * the same: with a collation that tells all texts apart. For equality the column's index
 * serves that too. A pattern is written twice: as it is, for the index, and exactly, for
 * the result.
 */
final class ExactText {

	private ExactText() {
	}

	static void write(SqlWriter sql, Predicate.Comparison comparison, Runnable plain) {
		boolean once = comparison.operator() != Predicate.Operator.LIKE || comparison.ignoreCase()
				|| !(comparison.left() instanceof ColumnPath);
		boolean exact = switch (comparison.operator()) {
			case EQ, NE, LIKE -> isText(comparison.left().type().javaType());
			default -> false;
		};
		write(sql, exact, once, plain);
	}

	static void write(SqlWriter sql, boolean text, boolean once, Runnable plain) {
		String collation = text ? sql.dialect().exactCollation() : null;
		if (collation == null || once) {
			sql.collating(collation, plain);
			return;
		}
		sql.append("(");
		sql.collating(null, plain);
		sql.append(" AND ");
		sql.collating(collation, plain);
		sql.append(")");
	}

	static boolean isText(Class<?> type) {
		return type == String.class;
	}

}
