package dev.covet.statement;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads just enough of a statement to tell its {@link Operation}.
 */
final class OperationReader {

	private final String sql;

	private int position;

	OperationReader(String sql) {
		this.sql = sql;
	}

	Operation read() {
		String word = nextWord();
		if (word.equals("WITH")) {
			return readMainPart();
		}
		Operation operation = operation(word);
		return (operation != null) ? operation : Operation.OTHER;
	}

	// Return the next word in upper case, empty where something else stands.
	String nextWord() {
		while (skipBlank() && isOpening(this.sql.charAt(this.position))) {
			this.position++;
		}
		return readWord();
	}

	boolean isAtEnd() {
		return !skipBlank();
	}

	// Walk over the common table expressions to the word that begins the main part.
	private Operation readMainPart() {
		Operation written = null;
		int depth = 0;
		boolean beginning = false;
		boolean naming = true;
		while (skipBlank()) {
			char character = this.sql.charAt(this.position);
			if (isWordStart(character)) {
				String word = readWord();
				Operation operation = (beginning || (depth == 0 && !naming)) ? operation(word) : null;
				if (operation != null && depth == 0) {
					return (operation.isWrite() || written == null) ? operation : written;
				}
				if (operation != null && operation.isWrite() && written == null) {
					written = operation;
				}
				naming = naming && word.equals("RECURSIVE");
				beginning = false;
				continue;
			}
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			beginning = (character == '(');
			naming = (depth == 0 && character == ',');
			skipToken(character);
		}
		return (written != null) ? written : Operation.OTHER;
	}

	private void skipToken(char character) {
		String end = switch (character) {
			case '\'', '"', '`' -> String.valueOf(character);
			case '$' -> dollarQuote();
			default -> null;
		};
		this.position++;
		if (end != null) {
			int found = this.sql.indexOf(end, this.position + end.length() - 1);
			this.position = (found != -1) ? found + end.length() : this.sql.length();
		}
	}

	private @Nullable String dollarQuote() {
		int end = this.position + 1;
		while (end < this.sql.length() && isWordPart(this.sql.charAt(end))) {
			end++;
		}
		boolean quote = end < this.sql.length() && this.sql.charAt(end) == '$';
		return quote ? this.sql.substring(this.position, end + 1) : null;
	}

	/**
	 * Skip white space and comments.
	 * @return whether there is anything left
	 */
	private boolean skipBlank() {
		while (this.position < this.sql.length()) {
			if (Character.isWhitespace(this.sql.charAt(this.position))) {
				this.position++;
			}
			else if (this.sql.startsWith("--", this.position)) {
				int end = this.sql.indexOf('\n', this.position);
				this.position = (end != -1) ? end : this.sql.length();
			}
			else if (this.sql.startsWith("/*", this.position)) {
				skipBlockComment();
			}
			else {
				return true;
			}
		}
		return false;
	}

	private void skipBlockComment() {
		int depth = 0;
		do {
			if (this.sql.startsWith("/*", this.position)) {
				depth++;
				this.position += 2;
			}
			else if (this.sql.startsWith("*/", this.position)) {
				depth--;
				this.position += 2;
			}
			else {
				this.position++;
			}
		}
		while (depth > 0 && this.position < this.sql.length());
	}

	private String readWord() {
		int start = this.position;
		while (this.position < this.sql.length() && isWordPart(this.sql.charAt(this.position))) {
			this.position++;
		}
		return this.sql.substring(start, this.position).toUpperCase(Locale.ROOT);
	}

	private static boolean isOpening(char character) {
		// The last three belong to the call syntax of JDBC: {? = call next_number(?)}
		return character == '(' || character == ';' || character == '{' || character == '?' || character == '=';
	}

	private static boolean isWordStart(char character) {
		return Character.isLetter(character) || character == '_';
	}

	private static boolean isWordPart(char character) {
		return Character.isLetterOrDigit(character) || character == '_';
	}

	private static @Nullable Operation operation(String word) {
		return switch (word) {
			case "SELECT", "VALUES", "TABLE" -> Operation.SELECT;
			case "INSERT", "REPLACE" -> Operation.INSERT;
			case "UPDATE" -> Operation.UPDATE;
			case "DELETE" -> Operation.DELETE;
			case "MERGE" -> Operation.MERGE;
			case "CALL" -> Operation.CALL;
			case "CREATE", "ALTER", "DROP", "TRUNCATE", "RENAME", "COMMENT", "GRANT", "REVOKE", "REINDEX" ->
				Operation.DDL;
			default -> null;
		};
	}

}
