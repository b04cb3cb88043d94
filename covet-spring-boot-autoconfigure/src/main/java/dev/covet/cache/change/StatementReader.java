package dev.covet.cache.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Tells what a statement writes to. What it doesn't know writes to everything.
 */
final class StatementReader {

	/** A text longer than this is not parsed: rows of values, as a rule. */
	static final int LONGEST_PARSED = 10_000;

	/** With each further level the parser takes twice as long: here up to 0.3 s. */
	private static final int DEEPEST_PARSED = 10;

	private static final Set<String> READS = Set.of("SELECT", "WITH", "VALUES", "TABLE");

	private final SqlStatement sql;

	private final Consumer<SqlStatement> unparsed;

	private StatementReader(SqlStatement sql, Consumer<SqlStatement> unparsed) {
		this.sql = sql;
		this.unparsed = unparsed;
	}

	// Read a statement, telling of it where it can't be parsed.
	static Written read(SqlStatement sql, Consumer<SqlStatement> unparsed) {
		return new StatementReader(sql, unparsed).read();
	}

	private Written read() {
		int first = 0;
		while (this.sql.isSymbol(first, '(')) {
			first++;
		}
		String word = this.sql.word(first);
		return switch (word) {
			case "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "UPSERT" -> rows(1 + this.sql.nestedWrites());
			case "SELECT", "WITH", "VALUES", "TABLE" -> query();
			case "EXPLAIN", "DESCRIBE", "DESC" -> explain();
			case "ANALYZE", "ANALYSE" -> executed(1);
			case "SET" -> this.sql.word(1).equals("STATEMENT") ? executed(2) : Written.nothing();
			default -> other(word);
		};
	}

	private Written other(String word) {
		return switch (word) {
			case "TRUNCATE", "COPY", "LOAD", "REFRESH", "CREATE" -> new UtilityReader(this.sql).read(word);
			case "DROP", "ALTER" ->
				this.sql.word(1).matches("INDEX|SEQUENCE") ? Written.nothing() : Written.everything(true);
			case "SHOW", "LISTEN", "UNLISTEN", "NOTIFY", "BEGIN", "START", "END", "ABORT", "SAVEPOINT", "RELEASE",
					"LOCK", "UNLOCK", "VACUUM", "CHECKPOINT", "RESET", "DISCARD", "DEALLOCATE", "DECLARE", "FETCH",
					"MOVE", "CLOSE", "USE", "KILL", "FLUSH", "COMMENT", "GRANT", "REVOKE", "REINDEX", "CLUSTER",
					"OPTIMIZE", "CHECK", "CHECKSUM", "HELP", "SCRIPT" ->
				controls() ? Written.nothing() : Written.everything(true);
			// PostgreSQL executes the text that follows, MariaDB only computes a value.
			case "DO" -> executesText() ? Written.everything(true) : Written.nothing();
			// The two phases of a commit: what was prepared elsewhere is seen now.
			case "COMMIT", "ROLLBACK", "PREPARE" ->
				this.sql.has("PREPARED") ? Written.everything(false) : Written.nothing();
			default -> Written.everything(true);
		};
	}

	private boolean executesText() {
		return this.sql.has("LANGUAGE") || this.sql.tokens().size() == 1
				|| this.sql.tokens().get(1).kind() == SqlToken.Kind.VALUE;
	}

	// BEGIN may also begin a block that does anything.
	private boolean controls() {
		return this.sql.nestedWrites() == 0 && !this.sql.has("ATOMIC");
	}

	private Written query() {
		int writes = this.sql.nestedWrites();
		if (writes > 0) {
			return rows(writes);
		}
		int into = this.sql.indexOf("INTO", 0);
		return (into >= 0) ? new UtilityReader(this.sql).into(into) : Written.nothing();
	}

	private Written explain() {
		for (int i = 1; i < this.sql.tokens().size(); i++) {
			if (isStatement(this.sql.word(i))) {
				return Written.nothing();
			}
			if (this.sql.word(i).matches("ANALY[ZS]E")) {
				return executed(i + 1);
			}
		}
		return Written.nothing();
	}

	// What is executed by a statement around it, such as EXPLAIN ANALYZE.
	private Written executed(int from) {
		for (int i = from; i < this.sql.tokens().size(); i++) {
			String word = this.sql.word(i);
			if (READS.contains(word) && this.sql.nestedWrites() == 0 && !this.sql.has("INTO")) {
				return Written.nothing();
			}
			if (READS.contains(word) || SqlStatement.WRITES.contains(word)) {
				return Written.among(this.sql.names());
			}
			if (isStatement(word)) {
				return Written.everything(true);
			}
		}
		return Written.nothing();
	}

	private static boolean isStatement(String word) {
		return READS.contains(word) || SqlStatement.WRITES.contains(word)
				|| Set.of("EXECUTE", "CREATE", "CALL", "DO", "TRUNCATE").contains(word);
	}

	private Written rows(int writes) {
		if (this.sql.text().length() > LONGEST_PARSED || this.sql.depth() > DEEPEST_PARSED || this.sql.hasOddName()) {
			return guess(writes);
		}
		Map<String, Set<Writing>> tables = ParsedTables.of(this.sql.text(), writes);
		if (tables == null) {
			this.unparsed.accept(this.sql);
			return guess(writes);
		}
		return Written.to(tables);
	}

	// Without the parser a single insertion is still clear. Else all names count: the
	// tables are among them.
	private Written guess(int writes) {
		String target = (writes == 1) ? insertTarget() : null;
		if (target == null) {
			return Written.among(this.sql.names());
		}
		Map<String, Set<Writing>> tables = new LinkedHashMap<>();
		tables.put(target, Writing.ROWS);
		return Written.to(tables);
	}

	private @Nullable String insertTarget() {
		int into = this.sql.indexOf("INTO", 0);
		boolean adds = this.sql.word(0).matches("INSERT|REPLACE|MERGE");
		return (adds && into > 0 && into <= 4) ? this.sql.name(into + 1) : null;
	}

}
