package dev.covet.pool;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolRecommendation}.
 */
class PoolRecommendationTests {

	// busy = perSecond * seconds; size = busy + 2 * sqrt(busy), rounded up
	@ParameterizedTest
	@CsvSource({ "200,50,10,17", "500,2,1,3", "100,40,4,8", "1000,100,100,120", "20,1,0.02,2", "3000,1000,3000,3110",
			"100000,1000,100000,10000" })
	void ofWhenUseWasMeasuredFollowsLittlesLaw(double perSecond, long millis, double busy, int size) {
		PoolStatus status = TestPool.of(10, 20)
			.used(TestPool.times(perSecond, 1), TestPool.times(perSecond, millis))
			.status();
		PoolRecommendation recommendation = PoolRecommendation.of(status);
		assertThat(recommendation).isNotNull();
		assertThat(recommendation.busy()).isEqualTo(busy);
		assertThat(recommendation.size()).isEqualTo(size);
		assertThat(recommendation.held()).isEqualTo(Duration.ofMillis(millis));
		assertThat(recommendation.samples()).isEqualTo((long) (60 * perSecond));
	}

	@Test
	void ofWhenTooLittleWasSeenRecommendsNothing() {
		PoolStatus.Times few = new PoolStatus.Times(99, 2, Duration.ofMillis(1), Duration.ofMillis(2),
				Duration.ofMillis(3));
		assertThat(PoolRecommendation.of(TestPool.of(10, 20).used(few, few).status())).isNull();
	}

}
