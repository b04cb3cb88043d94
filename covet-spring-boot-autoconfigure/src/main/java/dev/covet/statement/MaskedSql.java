package dev.covet.statement;

/**
 * SQL as it may be shown: each literal is a question mark, comments are gone, white space
 * is one blank. Names and placeholders stay. Longer than 2,000 characters it is cut.
 *
 * @since 0.1.0
 */
public final class MaskedSql {

	private static final int LONGEST = 2000;

	private final String sql;

	private final StringBuilder masked = new StringBuilder();

	private int position;

	private MaskedSql(String sql) {
		this.sql = sql;
	}

	/**
	 * Mask a statement.
	 * @param sql its text
	 * @return the text to show
	 */
	public static String of(String sql) {
		return new MaskedSql(sql).mask();
	}

	private String mask() {
		while (this.position < this.sql.length() && this.masked.length() < LONGEST) {
			step(this.sql.charAt(this.position));
		}
		return this.masked.toString().strip() + ((this.position < this.sql.length()) ? "…" : "");
	}

	private void step(char current) {
		if (current == '\'') {
			string();
		}
		else if (current == '"' || current == '`') {
			copyTo(end(current, this.position + 1));
		}
		else if (at("--")) {
			blankTo(indexOf("\n", this.position));
		}
		else if (at("/*")) {
			blankTo(indexOf("*/", this.position + 2));
		}
		else if (current == '$' && dollarQuote() > 0) {
			int length = dollarQuote();
			replaceTo(indexOf(this.sql.substring(this.position, this.position + length), this.position + length));
		}
		else if (Character.isWhitespace(current)) {
			blankTo(this.position + 1);
		}
		else if (Character.isDigit(current)) {
			replaceTo(number());
		}
		else {
			copyTo(word());
		}
	}

	// A string, with the E, B, X or N that belongs to it. With E a backslash may keep the
	// quote from ending it; whether it does elsewhere depends on the database, so that
	// rather too much is masked.
	private void string() {
		int last = this.masked.length() - 1;
		if (last >= 0 && "eEbBxXnN".indexOf(this.masked.charAt(last)) >= 0
				&& (last == 0 || !Character.isJavaIdentifierPart(this.masked.charAt(last - 1)))) {
			this.masked.setLength(last);
		}
		replaceTo(end('\'', this.position + 1));
	}

	private int end(char quote, int from) {
		for (int i = from; i < this.sql.length(); i++) {
			char current = this.sql.charAt(i);
			if (current == '\\' && quote == '\'') {
				i++;
			}
			else if (current == quote) {
				if (i + 1 == this.sql.length() || this.sql.charAt(i + 1) != quote) {
					return i + 1;
				}
				i++;
			}
		}
		return this.sql.length();
	}

	// The length of $tag$, 0 where there is none.
	private int dollarQuote() {
		int end = this.position + 1;
		while (end < this.sql.length() && this.sql.charAt(end) != '$'
				&& Character.isJavaIdentifierPart(this.sql.charAt(end))
				&& (end > this.position + 1 || !Character.isDigit(this.sql.charAt(end)))) {
			end++;
		}
		return (end < this.sql.length() && this.sql.charAt(end) == '$') ? end + 1 - this.position : 0;
	}

	private int number() {
		int end = this.position;
		while (end < this.sql.length() && (Character.isJavaIdentifierPart(this.sql.charAt(end))
				|| this.sql.charAt(end) == '.' || isExponentSign(end))) {
			end++;
		}
		return end;
	}

	private boolean isExponentSign(int place) {
		char sign = this.sql.charAt(place);
		return (sign == '+' || sign == '-') && Character.toLowerCase(this.sql.charAt(place - 1)) == 'e';
	}

	// A name, or a placeholder such as $1; else the single character.
	private int word() {
		int end = this.position + 1;
		if (Character.isJavaIdentifierPart(this.sql.charAt(this.position))) {
			while (end < this.sql.length() && Character.isJavaIdentifierPart(this.sql.charAt(end))) {
				end++;
			}
		}
		return end;
	}

	private boolean at(String text) {
		return this.sql.startsWith(text, this.position);
	}

	private int indexOf(String text, int from) {
		int found = this.sql.indexOf(text, from);
		return (found >= 0) ? found + text.length() : this.sql.length();
	}

	private void copyTo(int end) {
		this.masked.append(this.sql, this.position, end);
		this.position = end;
	}

	private void replaceTo(int end) {
		this.masked.append('?');
		this.position = end;
	}

	private void blankTo(int end) {
		if (!this.masked.isEmpty() && this.masked.charAt(this.masked.length() - 1) != ' ') {
			this.masked.append(' ');
		}
		this.position = end;
	}

}
