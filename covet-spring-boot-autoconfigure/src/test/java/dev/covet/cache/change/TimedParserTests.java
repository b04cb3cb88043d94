package dev.covet.cache.change;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TimedParser}: without its bound each of these runs for hours.
 */
class TimedParserTests {

	@ParameterizedTest
	@ValueSource(strings = { "CASE WHEN x THEN ", "(((", "(SELECT " })
	void parseWhenExpressionIsNestedDeeplyGivesUp(String open) {
		String sql = "UPDATE posts SET a = " + open.repeat(30) + "1";
		Mono<Boolean> parsed = Mono.fromCallable(() -> TimedParser.parse(sql) != null)
			.subscribeOn(Schedulers.boundedElastic());
		assertThat(parsed.block(Duration.ofSeconds(10))).isFalse();
	}

}
