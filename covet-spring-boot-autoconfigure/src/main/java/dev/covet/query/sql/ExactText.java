package dev.covet.query.sql;

import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;

/**
 * Comparisons of texts where the database's default would take upper and lower case as
 * the same. They are written twice: as they are, for the index of the column, and with a
 * collation that tells all texts apart, for the result.
 */
final class ExactText {

	private ExactText() {
	}

	// What is unequal finds no index, and what is computed finds none either.
	static void write(SqlWriter sql, Predicate.Comparison comparison, Runnable plain) {
		boolean once = comparison.ignoreCase() || comparison.operator() == Predicate.Operator.NE
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
			sql.within(collation, plain);
			return;
		}
		sql.append("(");
		sql.within(null, plain);
		sql.append(" AND ");
		sql.within(collation, plain);
		sql.append(")");
	}

	static boolean isText(Class<?> type) {
		return type == String.class;
	}

}
