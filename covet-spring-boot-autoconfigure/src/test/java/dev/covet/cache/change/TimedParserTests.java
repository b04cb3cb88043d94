package dev.covet.cache.change;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Tests for {@link TimedParser}: without its bound each of these runs for hours.
 */
class TimedParserTests {

	@ParameterizedTest
	@ValueSource(strings = { "CASE WHEN x THEN ", "(((", "(SELECT " })
	void parseWhenExpressionIsNestedDeeplyGivesUp(String open) {
		String sql = "UPDATE posts SET a = " + open.repeat(30) + "1";
		assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TimedParser.parse(sql) == null)).isTrue();
	}

}
