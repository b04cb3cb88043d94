package dev.covet.statement;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MaskedSql}.
 */
class MaskedSqlTests {

	@ParameterizedTest
	@CsvSource(delimiterString = ";;", quoteCharacter = '~', textBlock = """
			SELECT * FROM "a 1" WHERE x = $1 ;; SELECT * FROM "a 1" WHERE x = $1
			SELECT 'secret', 1, 2.5, 1e-5, -7 ;; SELECT ?, ?, ?, ?, -?
			SELECT 'it''s' || 'b' ;; SELECT ? || ?
			SELECT E'a\\'b' AS t1 ;; SELECT ? AS t1
			SELECT X'1F', N'x', t.e'x ;; SELECT ?, ?, t.?
			SELECT $$secret$$ , $q$se'cret$q$ ;; SELECT ? , ?
			SELECT x -- secret ;; SELECT x
			SELECT /* secret */ y2, :name, ? ;; SELECT y2, :name, ?
			SELECT 0x1F, 1_000 ;; SELECT ?, ?
			SELECT `a'b` FROM t WHERE c = 'x ;; SELECT `a'b` FROM t WHERE c = ?
			SELECT "a""'b" FROM t ;; SELECT "a""'b" FROM t
			SELECT a$b$c FROM t ;; SELECT a$b$c FROM t
			""")
	void ofWhenSqlHasLiteralsMasksThem(String sql, String masked) {
		assertThat(MaskedSql.of(sql)).isEqualTo(masked);
	}

	@Test
	void ofWhenSqlIsLongCutsIt() {
		assertThat(MaskedSql.of("SELECT " + "a, ".repeat(5000))).hasSizeLessThan(2100).endsWith("…");
	}

	@Test
	void ofWhenSqlHasLinesMakesOneOfThem() {
		assertThat(MaskedSql.of("SELECT a,\n\t\tb\r\nFROM t\n")).isEqualTo("SELECT a, b FROM t");
	}

	@Property(tries = 2000)
	void ofWhenTextIsAnythingEnds(@ForAll String sql) {
		assertThat(MaskedSql.of(sql)).hasSizeLessThanOrEqualTo(sql.length() + 1);
	}

}
