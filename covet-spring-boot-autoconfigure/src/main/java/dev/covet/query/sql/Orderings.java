package dev.covet.query.sql;

import dev.covet.query.plan.Ordering;

/**
 * Writes what rows are ordered by. Where a database has no word for the place of nulls,
 * they are ordered first by whether they are null, unless they stand there anyway.
 */
final class Orderings {

	private Orderings() {
	}

	static void write(SqlWriter sql, Ordering ordering, Runnable value) {
		Boolean nullsFirst = ordering.nullsFirst();
		boolean words = sql.dialect().placesNulls();
		if (nullsFirst != null && !words && nullsFirst == ordering.descending()) {
			value.run();
			sql.append(nullsFirst ? " IS NOT NULL, " : " IS NULL, ");
		}
		value.run();
		sql.append(ordering.descending() ? " DESC" : "");
		if (nullsFirst != null && words) {
			sql.append(nullsFirst ? " NULLS FIRST" : " NULLS LAST");
		}
	}

}
