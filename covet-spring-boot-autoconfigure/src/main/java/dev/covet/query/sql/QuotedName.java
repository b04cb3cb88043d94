package dev.covet.query.sql;

import java.util.function.UnaryOperator;

/**
 * The name that an identifier in SQL stands for.
 */
final class QuotedName {

	private QuotedName() {
	}

	static String of(String sql, UnaryOperator<String> unquoted) {
		if (sql.length() < 2 || Character.isJavaIdentifierStart(sql.charAt(0))) {
			return unquoted.apply(sql);
		}
		String quote = sql.substring(0, 1);
		return sql.substring(1, sql.length() - 1).replace(quote + quote, quote);
	}

}
