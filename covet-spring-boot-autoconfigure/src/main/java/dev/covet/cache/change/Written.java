package dev.covet.cache.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one statement writes to, as far as its text tells.
 *
 * @param kind how much is known
 * @param tables the tables and how they are written to; for {@link Kind#GUESSED} all
 * names, among which they are
 * @param changesSchema whether the catalogue may be another one afterwards
 */
record Written(Kind kind, Map<String, Set<Writing>> tables, boolean changesSchema) {

	private static final Written NOTHING = new Written(Kind.KNOWN, Map.of(), false);

	/** More names than this are as good as everything. */
	private static final int MOST_NAMES = 100;

	static Written nothing() {
		return NOTHING;
	}

	static Written everything(boolean changesSchema) {
		return new Written(Kind.EVERYTHING, Map.of(), changesSchema);
	}

	static Written to(Map<String, Set<Writing>> tables) {
		return new Written(Kind.KNOWN, Map.copyOf(tables), false);
	}

	static Written to(String table, Set<Writing> how) {
		return new Written(Kind.KNOWN, Map.of(table, how), false);
	}

	static Written created(String table, boolean temporary) {
		return new Written(temporary ? Kind.TEMPORARY : Kind.CREATED, Map.of(table, Writing.ANY), !temporary);
	}

	static Written among(Set<String> names) {
		if (names.size() > MOST_NAMES) {
			return everything(false);
		}
		Map<String, Set<Writing>> tables = new LinkedHashMap<>();
		names.forEach((name) -> tables.put(name, Writing.ANY));
		return new Written(Kind.GUESSED, Map.copyOf(tables), false);
	}

	/**
	 * How much is known.
	 */
	enum Kind {

		/** These tables and no others, but for what follows them. */
		KNOWN,

		/** Some of these tables. */
		GUESSED,

		/** A table that was not there before. */
		CREATED,

		/** A table that only this connection, or only this session's data, is in. */
		TEMPORARY,

		/** Nobody knows what. */
		EVERYTHING

	}

}
