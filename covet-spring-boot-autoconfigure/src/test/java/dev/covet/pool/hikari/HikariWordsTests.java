package dev.covet.pool.hikari;

import java.time.Duration;
import java.util.Set;

import com.zaxxer.hikari.HikariConfig;
import dev.covet.pool.PoolSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HikariWords}.
 */
class HikariWordsTests {

	private final HikariConfig config = new HikariConfig();

	@Test
	void applyWhenNothingIsExplicitSetsEachWord() {
		PoolSettings settings = settings(5, 10, Duration.ofSeconds(3), Duration.ofMinutes(20), Duration.ofSeconds(12));
		assertThat(apply(settings)).isEqualTo(settings);
		assertThat(this.config).returns(15, HikariConfig::getMaximumPoolSize)
			.returns(5, HikariConfig::getMinimumIdle)
			.returns(3000L, HikariConfig::getConnectionTimeout)
			.returns(1500L, HikariConfig::getValidationTimeout)
			.returns(1_200_000L, HikariConfig::getMaxLifetime)
			.returns(12_000L, HikariConfig::getIdleTimeout)
			.returns("name", HikariConfig::getPoolName);
	}

	@Test
	void applyWhenTimeoutIsAsShortAsPossibleKeepsToTheLeastThatHikariTakes() {
		apply(settings(1, 0, Duration.ofMillis(250), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(this.config).returns(250L, HikariConfig::getConnectionTimeout)
			.returns(250L, HikariConfig::getValidationTimeout);
	}

	@Test
	void applyWhenTimeoutIsLongBoundsThePing() {
		apply(settings(1, 0, Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(this.config.getValidationTimeout()).isEqualTo(5000);
	}

	@Test
	void applyWhenOverflowIdleIsBelowTheLeastRaisesIt() {
		PoolSettings applied = apply(
				settings(1, 1, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofMillis(200)));
		assertThat(applied.overflowIdle()).isEqualTo(Duration.ofSeconds(10));
		assertThat(this.config.getIdleTimeout()).isEqualTo(10_000);
	}

	@Test
	void applyWhenOverflowIdleIsAboveRecycleStaysBelowIt() {
		apply(settings(1, 1, Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofMinutes(1)));
		assertThat(this.config.getIdleTimeout()).isEqualTo(29_000);
		assertThat(this.config.getKeepaliveTime()).isZero();
	}

	@Test
	void applyWhenThereIsNoOverflowLeavesIdleTimeout() {
		apply(settings(3, 0, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(this.config).returns(3, HikariConfig::getMaximumPoolSize)
			.returns(3, HikariConfig::getMinimumIdle)
			.returns(Duration.ofMinutes(10).toMillis(), HikariConfig::getIdleTimeout);
	}

	@Test
	void applyWhenPoolHasNameKeepsIt() {
		this.config.setPoolName("mine");
		apply(settings(1, 0, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(this.config.getPoolName()).isEqualTo("mine");
	}

	@Test
	void applyWhenMaximumIsExplicitFitsTheSizeIntoIt() {
		this.config.setMaximumPoolSize(3);
		HikariWords words = words("maximum-pool-size");
		PoolSettings applied = words.apply("name",
				settings(5, 10, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(applied).returns(3, PoolSettings::size).returns(0, PoolSettings::maxOverflow);
		assertThat(this.config.getMaximumPoolSize()).isEqualTo(3);
		assertThat(words.kept()).containsExactly("maximum-pool-size=3 (instead of 15)");
		assertThat(words.keepsSize()).isTrue();
	}

	@Test
	void applyWhenAllIsExplicitSetsNothing() {
		this.config.setMaximumPoolSize(4);
		this.config.setMinimumIdle(0);
		this.config.setConnectionTimeout(0);
		this.config.setMaxLifetime(0);
		this.config.setIdleTimeout(0);
		HikariWords words = new HikariWords(this.config, (key) -> true);
		PoolSettings applied = words.apply("name",
				settings(5, 10, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(applied).isEqualTo(settings(1, 3, Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(30)));
		assertThat(words.kept()).hasSize(5);
		assertThat(words.keepsSize()).isFalse();
		assertThat(this.config).returns(4, HikariConfig::getMaximumPoolSize).returns(0, HikariConfig::getMinimumIdle);
	}

	@Test
	void applyWhenExplicitIsWhatIsWantedSaysNothing() {
		this.config.setMaximumPoolSize(15);
		HikariWords words = words("maximum-pool-size");
		words.apply("name", settings(5, 10, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)));
		assertThat(words.kept()).isEmpty();
	}

	private PoolSettings apply(PoolSettings settings) {
		return words().apply("name", settings);
	}

	private HikariWords words(String... explicit) {
		return new HikariWords(this.config, Set.of(explicit)::contains);
	}

	private static PoolSettings settings(int size, int overflow, Duration timeout, Duration recycle,
			Duration overflowIdle) {
		return new PoolSettings(size, overflow, timeout, recycle, true, overflowIdle, false, Duration.ofSeconds(30));
	}

}
