package dev.covet.pool.r2dbc;

import java.time.Duration;

import dev.covet.pool.PoolSettings;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolLimits}.
 */
class PoolLimitsTests {

	@Test
	void limitsWhenNothingIsOverriddenFollowTheSettings() {
		assertThat(PoolLimits.of(settings(Duration.ofSeconds(30), true), R2dbcPoolOverrides.NONE))
			.isEqualTo(new PoolLimits(Duration.ofSeconds(30), Duration.ofSeconds(4), Duration.ofSeconds(2),
					Duration.ofSeconds(2), Duration.ofHours(1), 0.1, null, Duration.ofSeconds(10),
					Duration.ofSeconds(5)));
	}

	@Test
	void limitsWhenTimeoutIsShortStayBelowIt() {
		assertThat(PoolLimits.of(settings(Duration.ofSeconds(1), true), R2dbcPoolOverrides.NONE))
			.returns(Duration.ofSeconds(1), PoolLimits::acquire)
			.returns(Duration.ofSeconds(1), PoolLimits::open)
			.returns(Duration.ofMillis(500), PoolLimits::ping)
			.returns(Duration.ofSeconds(1), PoolLimits::close);
	}

	@Test
	void limitsWhenPingIsOffHaveNone() {
		PoolSettings settings = settings(Duration.ofSeconds(30), false);
		assertThat(PoolLimits.of(settings, R2dbcPoolOverrides.NONE).ping()).isNull();
		assertThat(PoolLimits.of(settings, validation(ValidationDepth.REMOTE, null)).ping()).isNotNull();
		assertThat(PoolLimits.of(settings, validation(null, "SELECT 2")).ping()).isNotNull();
	}

	@Test
	void limitsWhenSpringValidatesLocallyDoNotPing() {
		assertThat(
				PoolLimits.of(settings(Duration.ofSeconds(30), true), validation(ValidationDepth.LOCAL, null)).ping())
			.isNull();
	}

	@Test
	void limitsWhenTimesAreExplicitTakeThemExactly() {
		R2dbcPoolOverrides overrides = new R2dbcPoolOverrides(null, null, Duration.ofMillis(100), null,
				Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofMillis(70), null, null,
				Duration.ofMillis(250));
		assertThat(PoolLimits.of(settings(Duration.ofSeconds(30), true), overrides)).isEqualTo(new PoolLimits(
				Duration.ofMillis(100), Duration.ofSeconds(9), Duration.ofMillis(70), Duration.ofMillis(100),
				Duration.ofSeconds(5), 0, Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMillis(250)));
	}

	@Test
	void limitsWhenAcquireTimeIsNegativeWaitForEver() {
		R2dbcPoolOverrides overrides = new R2dbcPoolOverrides(null, null, Duration.ofMillis(-1), null,
				Duration.ofMillis(-1), null, null, null, null, null, null);
		assertThat(PoolLimits.of(settings(Duration.ofSeconds(30), true), overrides)).returns(null, PoolLimits::acquire)
			.returns(null, PoolLimits::recycle)
			.returns(Duration.ofSeconds(4), PoolLimits::open);
	}

	private static R2dbcPoolOverrides validation(@Nullable ValidationDepth depth, @Nullable String query) {
		return new R2dbcPoolOverrides(null, null, null, null, null, null, null, null, depth, query, null);
	}

	private static PoolSettings settings(Duration timeout, boolean ping) {
		return new PoolSettings(10, 20, timeout, Duration.ofHours(1), ping, Duration.ofSeconds(10), false,
				Duration.ofSeconds(30));
	}

}
