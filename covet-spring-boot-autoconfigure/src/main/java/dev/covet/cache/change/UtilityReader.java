package dev.covet.cache.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads the statements that write to tables without being one of the four of every day.
 */
final class UtilityReader {

	private static final Set<String> AFTER_TABLES = Set.of("RESTART", "CONTINUE", "CASCADE", "RESTRICT", "WAIT",
			"NOWAIT", "DROP", "REUSE");

	private final SqlStatement sql;

	UtilityReader(SqlStatement sql) {
		this.sql = sql;
	}

	Written read(String word) {
		return switch (word) {
			case "TRUNCATE" -> truncate();
			case "COPY" -> copy();
			case "LOAD" -> named(after("TABLE"), Writing.ROWS);
			case "REFRESH" -> refresh();
			default -> create();
		};
	}

	private Written truncate() {
		Map<String, Set<Writing>> tables = new LinkedHashMap<>();
		int place = skip(1, "TABLE", "ONLY");
		while (place < this.sql.tokens().size() && !AFTER_TABLES.contains(this.sql.word(place))) {
			String name = this.sql.name(place);
			if (name == null) {
				return Written.everything(false);
			}
			tables.put(name, Writing.ANY);
			place = this.sql.lastPart(place) + 1;
			place += this.sql.isSymbol(place, '*') ? 1 : 0;
			place = this.sql.isSymbol(place, ',') ? skip(place + 1, "ONLY") : place;
		}
		return tables.isEmpty() ? Written.everything(false) : Written.to(tables);
	}

	private Written copy() {
		if (this.sql.isSymbol(1, '(')) {
			return (this.sql.nestedWrites() > 0) ? Written.among(this.sql.names()) : Written.nothing();
		}
		return this.sql.has("FROM") ? named(skip(1, "BINARY"), Set.of(Writing.INSERT)) : Written.nothing();
	}

	private Written refresh() {
		return this.sql.word(1).equals("MATERIALIZED") ? named(skip(3, "CONCURRENTLY"), Writing.ANY)
				: Written.everything(true);
	}

	private Written create() {
		boolean replaces = this.sql.word(1).equals("OR");
		int place = skip(replaces ? 3 : 1, "GLOBAL", "LOCAL", "UNLOGGED", "CACHED", "MEMORY", "UNIQUE", "FULLTEXT",
				"SPATIAL", "FOREIGN");
		boolean temporary = this.sql.word(place).startsWith("TEMP");
		place += temporary ? 1 : 0;
		if (this.sql.word(place).matches("INDEX|SEQUENCE")) {
			return Written.nothing();
		}
		if (!this.sql.word(place).equals("TABLE") || (replaces && !temporary) || this.sql.nestedWrites() > 0) {
			return Written.everything(true);
		}
		return created(this.sql.name(skip(place + 1, "IF", "NOT", "EXISTS")), temporary);
	}

	// SELECT … INTO makes a table, or fills a variable or a file.
	Written into(int place) {
		int name = skip(place + 1, "TEMPORARY", "TEMP", "UNLOGGED", "LOCAL", "GLOBAL", "TABLE");
		boolean temporary = this.sql.word(place + 1).startsWith("TEMP");
		if (this.sql.word(name).matches("OUTFILE|DUMPFILE") || this.sql.lastPart(name) < 0) {
			return Written.nothing();
		}
		return created(this.sql.name(name), temporary);
	}

	private static Written created(@Nullable String table, boolean temporary) {
		return (table != null) ? Written.created(table, temporary) : Written.everything(true);
	}

	private Written named(int place, Set<Writing> how) {
		String name = this.sql.name(place);
		return (name != null) ? Written.to(name, how) : Written.everything(false);
	}

	private int after(String keyword) {
		int place = this.sql.indexOf(keyword, 0);
		return (place >= 0) ? place + 1 : -1;
	}

	private int skip(int from, String... keywords) {
		int place = from;
		while (Set.of(keywords).contains(this.sql.word(place))) {
			place++;
		}
		return place;
	}

}
