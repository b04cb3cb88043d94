package dev.covet.statement;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.covet.statement.TextEffect.Control;

/**
 * Reads from a text what it does to the writes of a connection. What it does not know
 * writes.
 */
final class TextEffectReader {

	private static final Set<String> HARMLESS = Set.of("SHOW", "RESET", "LISTEN", "UNLISTEN", "NOTIFY", "DEALLOCATE",
			"DECLARE", "FETCH", "MOVE", "CLOSE", "CHECKPOINT", "VACUUM", "USE", "DESC", "DESCRIBE", "DISCARD",
			"SAVEPOINT", "RELEASE", "HELP");

	private static final Set<String> BEGINNING = Set.of("", "WORK", "TRANSACTION", "ISOLATION", "READ", "DEFERRABLE");

	private static final List<String> WRITING = List.of("INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "EXECUTE",
			"CREATE", "REFRESH", "CALL");

	private final String sql;

	TextEffectReader(String sql) {
		this.sql = sql;
	}

	TextEffect read() {
		// MySQL executes what stands in such a comment
		if (this.sql.contains("/*!") || this.sql.contains("/*M!")) {
			return TextEffect.UNKNOWN;
		}
		int end = this.sql.indexOf(';');
		if (end < 0 || this.sql.substring(end + 1).isBlank()) {
			return read((end < 0) ? this.sql : this.sql.substring(0, end));
		}
		List<String> statements = StatementSplitter.split(this.sql);
		if (statements.isEmpty()) {
			return TextEffect.UNKNOWN;
		}
		return statements.stream().map(TextEffectReader::read).reduce(TextEffect.NONE, TextEffect::then);
	}

	private static TextEffect read(String statement) {
		return switch (Operation.of(statement)) {
			case SELECT -> TextEffect.NONE;
			case INSERT, UPDATE, DELETE, MERGE -> TextEffect.ROWS;
			case CALL, DDL -> TextEffect.ANYTHING;
			case OTHER -> other(statement.toUpperCase(Locale.ROOT));
		};
	}

	private static TextEffect other(String statement) {
		OperationReader words = new OperationReader(statement);
		String word = words.nextWord();
		if (HARMLESS.contains(word) || (word.isEmpty() && words.isAtEnd())) {
			return TextEffect.NONE;
		}
		return switch (word) {
			case "BEGIN" -> begin(words);
			case "START" -> words.nextWord().equals("TRANSACTION") ? control(Control.BEGIN) : TextEffect.ANYTHING;
			case "COMMIT", "END" -> commit(words, statement);
			case "ROLLBACK", "ABORT" -> rollback(words, statement);
			case "PREPARE" -> words.nextWord().equals("TRANSACTION") ? control(Control.COMMIT) : TextEffect.NONE;
			case "SET" -> set(words, statement);
			case "EXPLAIN" ->
				(statement.contains("ANALY") && mentionsWrite(statement)) ? TextEffect.ROWS : TextEffect.NONE;
			case "ANALYZE", "ANALYSE", "LOCK" -> new TextEffect(mentionsWrite(statement), true, Control.NONE);
			default -> TextEffect.ANYTHING;
		};
	}

	// BEGIN NOT ATOMIC begins a block of statements on MariaDB.
	private static TextEffect begin(OperationReader words) {
		String next = words.nextWord();
		boolean transaction = next.equals("NOT") ? words.nextWord().equals("DEFERRABLE") : BEGINNING.contains(next);
		return transaction ? control(Control.BEGIN) : TextEffect.UNKNOWN;
	}

	private static TextEffect commit(OperationReader words, String statement) {
		String next = words.nextWord();
		if (next.equals("PREPARED")) {
			return TextEffect.ANYTHING;
		}
		return control(statement.contains("CHAIN") ? Control.SEVERAL : Control.COMMIT);
	}

	// What is rolled back to a savepoint by a text stays recorded.
	private static TextEffect rollback(OperationReader words, String statement) {
		String next = words.nextWord();
		if (next.equals("WORK") || next.equals("TRANSACTION")) {
			next = words.nextWord();
		}
		if (next.equals("TO") || next.equals("PREPARED")) {
			return TextEffect.NONE;
		}
		return control(statement.contains("CHAIN") ? Control.SEVERAL : Control.ROLLBACK);
	}

	// MariaDB runs another statement with SET STATEMENT.
	private static TextEffect set(OperationReader words, String statement) {
		if (words.nextWord().equals("STATEMENT")) {
			return TextEffect.ANYTHING;
		}
		return statement.contains("AUTOCOMMIT") ? control(Control.SEVERAL) : TextEffect.NONE;
	}

	private static boolean mentionsWrite(String statement) {
		return WRITING.stream().anyMatch(statement::contains);
	}

	private static TextEffect control(Control control) {
		return new TextEffect(false, false, control);
	}

}
