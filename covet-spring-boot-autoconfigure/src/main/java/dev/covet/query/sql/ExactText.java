package dev.covet.query.sql;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons of texts where the database's default would take upper and lower case as
 * the same. They are written twice: as they are, for the index of the column, and with a
 * collation that tells all texts apart, for the result.
 */
final class ExactText {

	private ExactText() {
	}

	// What is unequal finds no index, and what LOWER is applied to finds none either.
	static void write(SqlWriter sql, Predicate.Comparison comparison, Runnable plain) {
		boolean once = comparison.ignoreCase() || comparison.operator() == Predicate.Operator.NE;
		boolean exact = switch (comparison.operator()) {
			case EQ, NE, LIKE -> isText(comparison.column().column());
			default -> false;
		};
		write(sql, exact, once, plain);
	}

	static void write(SqlWriter sql, boolean text, boolean once, Runnable plain) {
		String collation = sql.dialect().exactCollation();
		if (!text || collation == null) {
			plain.run();
			return;
		}
		if (!once) {
			sql.append("(");
			plain.run();
			sql.append(" AND ");
		}
		sql.collate(collation);
		plain.run();
		sql.collate(null);
		sql.append(once ? "" : ")");
	}

	static boolean isText(@Nullable ColumnModel column) {
		return column == null || column.javaType() == String.class;
	}

}
