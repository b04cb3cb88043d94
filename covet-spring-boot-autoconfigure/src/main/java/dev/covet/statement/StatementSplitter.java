package dev.covet.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into its statements.
 */
// Databases don't agree on what a backslash or a # means, so of a text with one of those
// nothing is said: what looks like a literal might hide a statement.
final class StatementSplitter {

	private final String sql;

	private final List<String> statements = new ArrayList<>();

	private int position;

	private StatementSplitter(String sql) {
		this.sql = sql;
	}

	// Return the statements, none when it can't be told where they end.
	static List<String> split(String sql) {
		if (sql.indexOf('\\') >= 0 || sql.indexOf('#') >= 0) {
			return List.of();
		}
		StatementSplitter splitter = new StatementSplitter(sql);
		return splitter.split() ? splitter.statements : List.of();
	}

	private boolean split() {
		int start = 0;
		while (this.position < this.sql.length()) {
			if (this.sql.charAt(this.position) == ';') {
				this.statements.add(this.sql.substring(start, this.position));
				start = this.position + 1;
			}
			if (!skip()) {
				return false;
			}
		}
		this.statements.add(this.sql.substring(start));
		return true;
	}

	// Go on behind a character, a word, a literal or a comment, if that ends.
	private boolean skip() {
		char character = this.sql.charAt(this.position);
		if (this.sql.startsWith("--", this.position)) {
			return skipLine();
		}
		if (this.sql.startsWith("/*", this.position)) {
			return skipComment();
		}
		if (character == '\'' || character == '"' || character == '`') {
			return skipTo(String.valueOf(character), this.position + 1);
		}
		int quote = (character == '$') ? dollarQuoteEnd() : -1;
		if (quote > 0) {
			return skipTo(this.sql.substring(this.position, quote), quote);
		}
		this.position = Math.max(wordEnd(this.position), this.position + 1);
		return true;
	}

	// For MySQL it is a comment only with a space behind.
	private boolean skipLine() {
		int begin = this.position + 2;
		if (begin < this.sql.length() && !Character.isWhitespace(this.sql.charAt(begin))) {
			return false;
		}
		int end = this.sql.indexOf('\n', this.position);
		this.position = (end >= 0) ? end : this.sql.length();
		return true;
	}

	// They nest for some databases only.
	private boolean skipComment() {
		int begin = this.position + 2;
		return skipTo("*/", begin) && !this.sql.substring(begin, this.position).contains("/*");
	}

	private int dollarQuoteEnd() {
		int end = this.position + 1;
		while (end < this.sql.length() && this.sql.charAt(end) != '$' && isWordPart(this.sql.charAt(end))) {
			end++;
		}
		return (end < this.sql.length() && this.sql.charAt(end) == '$') ? end + 1 : -1;
	}

	private boolean skipTo(String end, int from) {
		int found = this.sql.indexOf(end, from);
		this.position = (found >= 0) ? found + end.length() : this.sql.length();
		return found >= 0;
	}

	private int wordEnd(int start) {
		int end = start;
		while (end < this.sql.length() && isWordPart(this.sql.charAt(end))) {
			end++;
		}
		return end;
	}

	private static boolean isWordPart(char character) {
		return Character.isLetterOrDigit(character) || character == '_' || character == '$';
	}

}
