package dev.covet.cache.change;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a text.
 *
 * @param tokens its tokens, at least one
 * @param text its text without comments and the contents of strings, with a question mark
 * for each parameter
 */
record SqlStatement(List<SqlToken> tokens, String text) {

	/** What rows are written with, at the beginning of a statement or within. */
	static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT");

	/** What no table is called without quotes. */
	private static final Set<String> RESERVED = Set.of("ALL", "AND", "ARRAY", "AS", "ASC", "BETWEEN", "BY", "CASE",
			"CAST", "CURRENT", "DEFAULT", "DELETE", "DESC", "DISTINCT", "DO", "ELSE", "END", "EXISTS", "FALSE", "FOR",
			"FROM", "GROUP", "HAVING", "IN", "INNER", "INSERT", "INTO", "IS", "JOIN", "LEFT", "LIKE", "LIMIT", "NOT",
			"NULL", "ON", "ONLY", "OR", "ORDER", "RETURNING", "SELECT", "SET", "TABLE", "THEN", "TRUE", "UNION",
			"UPDATE", "USING", "VALUES", "WHEN", "WHERE", "WITH");

	// The word at a place in upper case, an empty text where there is none.
	String word(int place) {
		return (place < this.tokens.size() && this.tokens.get(place).kind() == SqlToken.Kind.WORD)
				? this.tokens.get(place).text().toUpperCase(Locale.ROOT) : "";
	}

	boolean has(String keyword) {
		return indexOf(keyword, 0) >= 0;
	}

	int indexOf(String keyword, int from) {
		for (int i = from; i < this.tokens.size(); i++) {
			if (this.tokens.get(i).is(keyword)) {
				return i;
			}
		}
		return -1;
	}

	boolean isSymbol(int place, char symbol) {
		return place < this.tokens.size() && this.tokens.get(place).is(symbol);
	}

	// How many writes stand in it beside what it begins with: in common table
	// expressions, after those, or in a table of changes. A function is none.
	int nestedWrites() {
		int count = 0;
		for (int i = 1; i < this.tokens.size(); i++) {
			boolean begins = isSymbol(i - 1, '(') || isSymbol(i - 1, ')');
			if (begins && !isSymbol(i + 1, '(') && WRITES.contains(word(i))) {
				count++;
			}
		}
		return count;
	}

	// How deep its parts are nested in each other.
	int depth() {
		int depth = 0;
		int deepest = 0;
		for (SqlToken token : this.tokens) {
			depth += (token.is('(') || token.is('[') || token.is("CASE")) ? 1 : 0;
			depth -= (token.is(')') || token.is(']') || token.is("END")) ? 1 : 0;
			deepest = Math.max(deepest, depth);
		}
		return deepest;
	}

	// Whether a name contains a quote or a dot, at which the parser would cut it.
	boolean hasOddName() {
		return this.tokens.stream()
			.anyMatch((token) -> token.kind() == SqlToken.Kind.QUOTED && token.text().matches("(?s).*[\"`.\\[\\]].*"));
	}

	// The name that begins at a place, its last part; null if none does.
	@Nullable String name(int place) {
		int last = lastPart(place);
		return (last >= 0) ? TableNames.plain(this.tokens.get(last).text()) : null;
	}

	// The place of the last part of a name, -1 if there is none.
	int lastPart(int place) {
		if (place < 0 || place >= this.tokens.size() || !this.tokens.get(place).isName()) {
			return -1;
		}
		int last = place;
		while (isSymbol(last + 1, '.') && last + 2 < this.tokens.size() && this.tokens.get(last + 2).isName()) {
			last += 2;
		}
		return last;
	}

	// Everything that may be the name of a table.
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (SqlToken token : this.tokens) {
			if (token.kind() == SqlToken.Kind.QUOTED || (token.isName() && !isReserved(token.text()))) {
				names.add(TableNames.plain(token.text()));
			}
		}
		return names;
	}

	private static boolean isReserved(String word) {
		return RESERVED.contains(word.toUpperCase(Locale.ROOT));
	}

}
