package dev.covet.cache.change;

/**
 * Knows where the pieces of a text end.
 */
final class SqlScanner {

	private final String sql;

	private final Database database;

	SqlScanner(String sql, Database database) {
		this.sql = sql;
		this.database = database;
	}

	// The end of the comment that begins at a place, the place itself where none does.
	int comment(int from) {
		if ("-/#".indexOf(this.sql.charAt(from)) < 0) {
			return from;
		}
		boolean dashes = this.sql.startsWith("--", from) && (this.database != Database.MARIADB
				|| from + 2 == this.sql.length() || this.sql.charAt(from + 2) <= ' ');
		boolean hash = this.database == Database.MARIADB && this.sql.charAt(from) == '#';
		boolean slashes = this.database == Database.H2 && this.sql.startsWith("//", from);
		if (dashes || hash || slashes) {
			int end = from;
			while (end < this.sql.length() && this.sql.charAt(end) != '\n' && this.sql.charAt(end) != '\r') {
				end++;
			}
			return end;
		}
		return this.sql.startsWith("/*", from) ? blockComment(from) : from;
	}

	private int blockComment(int from) {
		if (this.database == Database.MARIADB
				&& (this.sql.startsWith("!", from + 2) || this.sql.startsWith("M!", from + 2))) {
			throw new UnreadableSqlException("a comment that MariaDB and MySQL execute");
		}
		int depth = 0;
		for (int i = from; i + 1 < this.sql.length(); i++) {
			if (this.sql.startsWith("/*", i) && (depth == 0 || this.database.nestsComments())) {
				depth++;
				i++;
			}
			else if (this.sql.startsWith("*/", i)) {
				depth--;
				i++;
			}
			if (depth == 0) {
				return i + 1;
			}
		}
		throw new UnreadableSqlException("a comment without an end");
	}

	// The end of what the character at a place quotes, which stands twice for itself.
	int quoted(int from, boolean escapes) {
		char quote = this.sql.charAt(from);
		for (int i = from + 1; i < this.sql.length(); i++) {
			char current = this.sql.charAt(i);
			if (current == '\\' && escapes) {
				i++;
			}
			else if (current == quote) {
				if (i + 1 == this.sql.length() || this.sql.charAt(i + 1) != quote) {
					return i + 1;
				}
				i++;
			}
		}
		throw new UnreadableSqlException("a quote without its end");
	}

	// The end of what stands in $tag$, 0 where there is none.
	int dollarQuote(int from) {
		if (this.sql.charAt(from) != '$' || !this.database.quotesByDollar()) {
			return 0;
		}
		int end = from + 1;
		while (end < this.sql.length() && isTagPart(this.sql.charAt(end), end == from + 1)) {
			end++;
		}
		if (end == this.sql.length() || this.sql.charAt(end) != '$') {
			return 0;
		}
		String tag = this.sql.substring(from, end + 1);
		int close = this.sql.indexOf(tag, end + 1);
		if (close < 0) {
			throw new UnreadableSqlException("a dollar quote without its end");
		}
		return close + tag.length();
	}

	// The end of $1, @p, @@p or :name, 0 where there is none. Of ::type and [1:n] the
	// second is taken for one as well, which hides a name of no table.
	int parameter(int from) {
		char first = this.sql.charAt(from);
		if (first != '$' && first != '@' && first != ':') {
			return 0;
		}
		int begin = this.sql.startsWith("@@", from) ? from + 2 : from + 1;
		boolean cast = first == ':'
				&& (this.sql.startsWith("::", from) || (from > 0 && this.sql.charAt(from - 1) == ':'));
		int end = word(begin);
		return (cast || end == begin) ? 0 : end;
	}

	int word(int from) {
		int end = from;
		while (end < this.sql.length() && isWordPart(this.sql.charAt(end))) {
			end++;
		}
		return end;
	}

	// The end of a number, without an exponent: a keyword may follow at once. Names of
	// MariaDB may begin with a digit, so there letters are part of it.
	int number(int from) {
		int end = from;
		while (end < this.sql.length() && (Character.isDigit(this.sql.charAt(end)) || this.sql.charAt(end) == '.'
				|| (this.database == Database.MARIADB && isWordPart(this.sql.charAt(end))))) {
			end++;
		}
		return end;
	}

	static boolean isWordStart(char character) {
		return Character.isLetter(character) || character == '_' || Character.isSurrogate(character);
	}

	private static boolean isWordPart(char character) {
		return isWordStart(character) || Character.isDigit(character) || character == '$';
	}

	private static boolean isTagPart(char character, boolean first) {
		return isWordStart(character) || (!first && Character.isDigit(character));
	}

	static boolean isPlain(String name) {
		return !name.isEmpty() && name.chars().allMatch((character) -> isWordPart((char) character));
	}

}
