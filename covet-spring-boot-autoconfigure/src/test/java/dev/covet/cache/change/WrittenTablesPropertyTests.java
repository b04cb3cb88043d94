package dev.covet.cache.change;

import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Property tests for {@link WrittenTables}.
 */
class WrittenTablesPropertyTests {

	private static final String[] PIECES = { "SELECT", "INSERT INTO", "UPDATE", "DELETE FROM", "WITH x AS (", ")", "(",
			";", "'", "\"", "`", "--", "/*", "*/", "\n", "$$", "$t$", "$1", "?", ":a", "::", "@", "#", "\\", "E'",
			"U&\"", "posts", "SET a = 1", "VALUES (1)", "FROM", "JOIN", "USING", ",", ".", "1.5e3", "RETURNING *",
			"TRUNCATE", "COPY", "EXPLAIN ANALYZE", "INTO", "MERGE INTO", "CREATE TABLE", "\ud83d", "\u0000", "[", "]",
			"{", "BEGIN" };

	private static final String[] SHELLS = { "UPDATE t SET a = %s WHERE b = 1", "INSERT INTO t VALUES (%s)",
			"DELETE FROM t WHERE a IN (SELECT b FROM c WHERE d = %s)", "INSERT INTO t SELECT %s FROM c",
			"WITH w AS (SELECT %s) UPDATE t SET a = 1 FROM w" };

	@Property(tries = 1500)
	void readWhenTextIsAnythingTellsSomething(@ForAll("texts") String sql, @ForAll Database database) {
		assertThat(new WrittenTables(database, 0).read(sql)).doesNotContainNull();
	}

	@Property(tries = 500)
	void readWhenTextIsAnyCharactersTellsSomething(@ForAll String sql, @ForAll Database database) {
		assertThat(new WrittenTables(database, 0).read(sql)).doesNotContainNull();
	}

	/**
	 * Whatever a literal holds, what comes after it is still read.
	 */
	@Property(tries = 500)
	void readWhenLiteralHoldsAnythingTellsTheTableAndThatOfTheNextStatement(@ForAll("texts") String content,
			@ForAll("shells") String shell, @ForAll Database database) {
		String literal = "'"
				+ (database.escapesByBackslash() ? content.replace("\\", "\\\\") : content).replace("'", "''") + "'";
		List<Written> written = new WrittenTables(database, 0).read(shell.formatted(literal) + "; TRUNCATE last");
		assertThat(written).hasSize(2);
		assertThat(written.get(0).tables()).containsKey("t");
		assertThat(written.get(1).tables().keySet()).isEqualTo(Set.of("last"));
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries.of(PIECES).list().ofMaxSize(12).map((pieces) -> String.join(" ", pieces));
	}

	@Provide
	Arbitrary<String> shells() {
		return Arbitraries.of(SHELLS);
	}

}
