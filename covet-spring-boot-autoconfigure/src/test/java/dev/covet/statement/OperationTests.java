package dev.covet.statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Operation}.
 */
class OperationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			SELECT 1                                       | SELECT
			select * from t                                | SELECT
			(SELECT 1) UNION (SELECT 2)                    | SELECT
			((select 1))                                   | SELECT
			VALUES (1), (2)                                | SELECT
			TABLE users                                    | SELECT
			INSERT INTO t VALUES (1)                       | INSERT
			REPLACE INTO t VALUES (1)                      | INSERT
			UPDATE t SET a = 1                             | UPDATE
			DELETE FROM t                                  | DELETE
			MERGE INTO t USING s ON (t.a = s.a)            | MERGE
			CALL p(1)                                      | CALL
			{? = call next_number(?)}                      | CALL
			{call p}                                       | CALL
			CREATE TABLE t (a int)                         | DDL
			alter table t add b int                        | DDL
			DROP TABLE t                                   | DDL
			TRUNCATE t                                     | DDL
			EXPLAIN SELECT 1                               | OTHER
			LISTEN news                                    | OTHER
			SELECTED                                       | OTHER
			;; SELECT 1                                    | SELECT
			/* DELETE */ SELECT 1                          | SELECT
			/* a /* nested */ DELETE */ UPDATE t SET a = 1 | UPDATE
			DELETE/**/FROM t                               | DELETE
			""")
	void ofWhenFirstWordTellsReturnsOperation(String sql, Operation expected) {
		assertThat(Operation.of(sql)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			WITH a AS (SELECT 1) SELECT * FROM a                             | SELECT
			WITH a AS (SELECT 1), b(x, y) AS (SELECT 2, 3) DELETE FROM t     | DELETE
			WITH RECURSIVE a(n) AS (VALUES (1) UNION SELECT n + 1 FROM a) UPDATE t SET n = 1 | UPDATE
			with a as materialized (select 1) insert into t select * from a  | INSERT
			WITH gone AS (DELETE FROM t RETURNING *) SELECT * FROM gone      | DELETE
			WITH a AS (SELECT ')', 'DELETE', "DELETE (", ')' FROM t) SELECT 1 | SELECT
			WITH a AS (SELECT $$) DELETE ($$) SELECT 1                       | SELECT
			WITH a AS (SELECT $x$) DELETE ($x$) SELECT 1                     | SELECT
			WITH a AS (SELECT $1) MERGE INTO t USING a ON (true)             | MERGE
			WITH a AS (SELECT 1 /* ) DELETE */) SELECT 1                     | SELECT
			WITH delete AS (SELECT 1), update AS (SELECT 2) SELECT 3         | SELECT
			WITH a AS (SELECT (SELECT 1)) (SELECT 1)                         | OTHER
			WITH a AS (SELECT 1                                              | OTHER
			WITH a AS (SELECT 'open                                          | OTHER
			""")
	void ofWhenTextBeginsWithCommonTableExpressionsReturnsWhatItDoes(String sql, Operation expected) {
		assertThat(Operation.of(sql)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "--", "/*", "(", "$", "WITH", "WITH $", "WITH (" })
	void ofWhenTextEndsEarlyReturnsOther(String sql) {
		assertThat(Operation.of(sql)).isEqualTo(Operation.OTHER);
	}

	@Test
	void ofWhenTextBeginsWithLineCommentSkipsIt() {
		assertThat(Operation.of("-- DELETE\n\t-- again\nSELECT 1")).isEqualTo(Operation.SELECT);
	}

	@Test
	void isWriteTellsWritesFromReads() {
		assertThat(Operation.values()).filteredOn(Operation::isWrite)
			.containsExactly(Operation.INSERT, Operation.UPDATE, Operation.DELETE, Operation.MERGE, Operation.CALL,
					Operation.DDL, Operation.OTHER);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "COPY t FROM STDIN", "LOAD DATA INFILE 'x' INTO TABLE t", "DO $$ BEGIN DELETE FROM t; END $$",
					"EXPLAIN ANALYZE UPDATE t SET n = 1", "ANALYZE UPDATE t SET n = 1", "" })
	void isWriteWhenTheStatementIsNotKnownIsTrue(String sql) {
		assertThat(Operation.of(sql).isWrite()).isTrue();
	}

}
