package dev.covet.cache.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart as its database would: into statements, and these into tokens. A
 * name in a string or a comment is none, and one that a wrong idea of where a string ends
 * would hide is one.
 */
final class SqlLexer {

	private static final SqlToken VALUE = new SqlToken(SqlToken.Kind.VALUE, "?");

	private static final int ASCII = 128;

	private static final SqlToken[] SYMBOLS = new SqlToken[ASCII];

	static {
		for (char symbol = 0; symbol < ASCII; symbol++) {
			SYMBOLS[symbol] = new SqlToken(SqlToken.Kind.SYMBOL, String.valueOf(symbol));
		}
	}

	private final String sql;

	private final Database database;

	private final SqlScanner scanner;

	private final List<SqlStatement> statements = new ArrayList<>();

	private List<SqlToken> tokens = new ArrayList<>();

	private ParserText text = new ParserText();

	private int position;

	private SqlLexer(String sql, Database database) {
		this.sql = sql;
		this.database = database;
		this.scanner = new SqlScanner(sql, database);
	}

	// The statements of a text. Throws UnreadableSqlException where they can't be told.
	static List<SqlStatement> statements(String sql, Database database) {
		return new SqlLexer(sql, database).read();
	}

	private List<SqlStatement> read() {
		while (this.position < this.sql.length()) {
			step(this.sql.charAt(this.position));
		}
		end();
		return this.statements;
	}

	private void step(char current) {
		int comment = this.scanner.comment(this.position);
		if (comment > this.position || Character.isWhitespace(current)) {
			this.text.append(" ");
			this.position = (comment > this.position) ? comment : this.position + 1;
		}
		else if (current == '\'') {
			value("'s'", this.scanner.quoted(this.position, this.database.escapesByBackslash()));
		}
		else if (current == '"' || (current == '`' && this.database.quotesByBacktick())) {
			quoted(current);
		}
		else if (current == ';') {
			end();
			this.position++;
		}
		else if (Character.isDigit(current)) {
			number();
		}
		else if (SqlScanner.isWordStart(current)) {
			word();
		}
		else {
			other(current);
		}
	}

	private void other(char current) {
		int dollarQuote = this.scanner.dollarQuote(this.position);
		int parameter = this.scanner.parameter(this.position);
		if (dollarQuote > 0) {
			value("'s'", dollarQuote);
		}
		else if (parameter > 0) {
			value("?", parameter);
		}
		else {
			add((current < ASCII) ? SYMBOLS[current] : new SqlToken(SqlToken.Kind.SYMBOL, String.valueOf(current)),
					String.valueOf(current), this.position + 1);
		}
	}

	// A word, or the letter that belongs to the string after it.
	private void word() {
		int end = this.scanner.word(this.position);
		String word = this.sql.substring(this.position, end);
		char next = (end < this.sql.length()) ? this.sql.charAt(end) : ' ';
		if (next == '\'' && word.length() == 1 && "eEbBxXnN".contains(word)) {
			boolean escapes = word.equalsIgnoreCase("E") || this.database.escapesByBackslash();
			value("'s'", this.scanner.quoted(end, escapes));
			return;
		}
		if (next == '&' && word.equalsIgnoreCase("U") && this.sql.startsWith("&\"", end)) {
			throw new UnreadableSqlException("a name with Unicode escapes");
		}
		add(new SqlToken(SqlToken.Kind.WORD, word), isOnly(word) ? " " : word, end);
	}

	// UPDATE ONLY and FROM ONLY: not for the parser, which takes it as the table's name.
	private boolean isOnly(String word) {
		if (this.database != Database.POSTGRESQL || this.tokens.isEmpty() || !word.equalsIgnoreCase("ONLY")) {
			return false;
		}
		SqlToken last = this.tokens.get(this.tokens.size() - 1);
		return last.is("UPDATE") || last.is("FROM");
	}

	// MariaDB lets names begin with a digit.
	private void number() {
		int end = this.scanner.number(this.position);
		String number = this.sql.substring(this.position, end);
		boolean name = this.database == Database.MARIADB && number.chars().anyMatch(Character::isLetter);
		add(name ? new SqlToken(SqlToken.Kind.WORD, number) : VALUE, number, end);
	}

	// By default MariaDB reads double quotes as a string, and by a setting as a name: it
	// is taken as a name, and ends where a string does.
	private void quoted(char quote) {
		boolean string = quote == '"' && this.database == Database.MARIADB;
		int end = this.scanner.quoted(this.position, string);
		String quotes = String.valueOf(quote);
		String name = this.sql.substring(this.position + 1, end - 1).replace(quotes + quotes, quotes);
		String shown = (string && !SqlScanner.isPlain(name)) ? "'s'" : this.sql.substring(this.position, end);
		add(new SqlToken(SqlToken.Kind.QUOTED, name), shown, end);
	}

	private void value(String shown, int end) {
		add(VALUE, shown, end);
	}

	private void add(SqlToken token, String shown, int end) {
		this.tokens.add(token);
		this.text.append(shown);
		this.position = end;
	}

	private void end() {
		if (!this.tokens.isEmpty()) {
			this.statements.add(new SqlStatement(this.tokens, this.text.toString()));
			this.tokens = new ArrayList<>();
		}
		this.text = new ParserText();
	}

}
