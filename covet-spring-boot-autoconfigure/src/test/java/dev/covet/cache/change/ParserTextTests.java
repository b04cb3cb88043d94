package dev.covet.cache.change;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ParserText}, as the lexer fills it.
 */
class ParserTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', value = {
	// @formatter:off
			"IN (?, ?,?) AND a = ?        | IN (?) AND a = ?",
			"IN ($1, :a, @b, 'x')         | IN (?)",
			"IN ('x', ?)                  | IN ('s')",
			"VALUES (?, ?), (?, ?), (?,?) | VALUES (?)",
			"VALUES ('a'),('b') , ( 'c' ) | VALUES ('s')",
			"VALUES (?), (1)              | VALUES (?), (1)",
			"f(?), (?)                    | f(?)",
			"(?)                          | (?)",
			"a = 1, (?)                   | a = 1, (?)",
			"(a), (?)                     | (a), (?)",
			"), (?)                       | ), (?)",
			"?), (?)                      | ?), (?)",
			"a, ?                         | a, ?",
			", ?                          | , ?",
			")                            | )",
			"x /* y */ -- z               | x" })
			// @formatter:on
	void textWhenValuesFollowEachOtherHoldsOne(String sql, String text) {
		assertThat(SqlLexer.statements(sql, Database.POSTGRESQL).get(0).text().strip()).isEqualTo(text);
	}

}
