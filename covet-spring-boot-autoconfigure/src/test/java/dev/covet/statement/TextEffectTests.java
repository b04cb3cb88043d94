package dev.covet.statement;

import dev.covet.statement.TextEffect.Control;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextEffect} and what reads it.
 */
class TextEffectTests {

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1", "  select ';'", "SELECT 1;", "SELECT 1; SELECT ';' || $$;DELETE$$ ;",
			"WITH a AS (SELECT 1) SELECT * FROM a", "/* hi */ SELECT 1", "(SELECT 1)", "VALUES (1)", "TABLE t",
			"SHOW all", "SET search_path TO a", "RESET ALL", "LISTEN a", "UNLISTEN *", "NOTIFY a, 'b'",
			"EXPLAIN DELETE FROM t", "EXPLAIN (ANALYZE) SELECT 1", "PREPARE a AS DELETE FROM t", "DEALLOCATE a",
			"DECLARE c CURSOR FOR SELECT 1", "FETCH 5 FROM c", "CLOSE c", "SAVEPOINT a", "RELEASE SAVEPOINT a",
			"ROLLBACK TO a", "ROLLBACK WORK TO SAVEPOINT a", "ROLLBACK PREPARED 'a'", "DESC t", "USE test", "", " ",
			"-- nothing", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "SELECT 1 -- a;\n",
			"SELECT a$b, $1 FROM t; SELECT \"a;b\" FROM `c;d`", "SELECT 1 /* ; */; SELECT 2" })
	void ofWhenReadsIsNone(String sql) {
		assertThat(TextEffect.of(sql)).isEqualTo(TextEffect.NONE);
		assertThat(ConnectionWrites.isRead(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (1)", "update t set a = 1", "DELETE FROM t", "MERGE INTO t USING u",
			"REPLACE INTO t VALUES (1)", "TRUNCATE t", "CREATE TABLE t (a int)", "CALL p()", "{? = call f(?)}",
			"DO $$ BEGIN END $$", "COPY t FROM STDIN", "EXECUTE a", "WITH a AS (DELETE FROM t RETURNING *) SELECT 1",
			"EXPLAIN ANALYZE UPDATE t SET a = 1", "explain (analyze) with a as (delete from t) select 1",
			"ANALYZE UPDATE t SET a = 1", "SET STATEMENT max_statement_time = 1 FOR DELETE FROM t",
			"LOAD DATA INFILE 'a'", "REFRESH MATERIALIZED VIEW v", "COMMIT PREPARED 'a'", "SELECT 1; DELETE FROM t",
			"SELECT ';'; DELETE FROM t", "SELECT E'\\''; DELETE FROM t --'", "SELECT 1 # '\n; DELETE FROM t",
			"SELECT 5--3; DELETE FROM t", "SELECT 1 /* /* */ ' */; DELETE FROM t -- '", "SELECT 'a; DELETE FROM t",
			"SELECT $a$ $b$; DELETE FROM t", "/*!50000 DELETE FROM t */", "/*M! DELETE FROM t */",
			"SELECT a$b$ FROM t; DELETE FROM u WHERE a$b$ = 1", "BEGIN NOT ATOMIC DELETE FROM t; END",
			"SELECT $$a$$; DELETE FROM t; SELECT $$a$$", "anything else" })
	void ofWhenMayWriteSaysSo(String sql) {
		assertThat(TextEffect.of(sql).writes()).isTrue();
		assertThat(ConnectionWrites.isRead(sql)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			BEGIN                                      | BEGIN
			begin isolation level serializable         | BEGIN
			BEGIN NOT DEFERRABLE                       | BEGIN
			START TRANSACTION READ ONLY                | BEGIN
			COMMIT                                     | COMMIT
			commit work;                               | COMMIT
			END TRANSACTION                            | COMMIT
			PREPARE TRANSACTION 'a'                    | COMMIT
			ROLLBACK                                   | ROLLBACK
			/* so */ abort                             | ROLLBACK
			COMMIT AND CHAIN                           | SEVERAL
			ROLLBACK AND CHAIN                         | SEVERAL
			SET autocommit = 1                         | SEVERAL
			SET SESSION autocommit = 0                 | SEVERAL
			SET @@autocommit = ON                      | SEVERAL
			BEGIN; DELETE FROM t; COMMIT               | SEVERAL
			SELECT 1; COMMIT                           | COMMIT
			DELETE FROM t                              | NONE
			CREATE TABLE t (a int)                     | NONE
			""")
	void ofWhenControlsTransactionTellsHow(String sql, Control control) {
		assertThat(TextEffect.of(sql).control()).isEqualTo(control);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "CREATE TABLE t (a int)", "TRUNCATE t", "LOCK TABLES t WRITE", "ANALYZE TABLE t", "CALL p()" })
	void ofWhenEndsTransactionOnSomeDatabasesSaysSo(String sql) {
		assertThat(TextEffect.of(sql).commits()).isTrue();
	}

	@Property(tries = 2000)
	void ofWhenWriteFollowsAnythingSeesIt(@ForAll String text) {
		boolean quoted = text.matches("(?s).*['\"`$/-].*");
		TextEffect effect = TextEffect.of(text + "\n; DELETE FROM t");
		assertThat(effect.writes() || quoted).isTrue();
	}

}
