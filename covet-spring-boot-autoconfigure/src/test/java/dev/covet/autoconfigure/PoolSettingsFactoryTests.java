package dev.covet.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.covet.pool.InvalidPoolSettingException;
import dev.covet.pool.PoolSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PoolSettingsFactory}.
 */
class PoolSettingsFactoryTests {

	@Test
	void settingsWhenNothingIsSetAreTheDefaults() {
		assertThat(factory().settings()).isEqualTo(new PoolSettings(10, 20, Duration.ofSeconds(30), Duration.ofHours(1),
				true, Duration.ofSeconds(10), false, Duration.ofSeconds(30)));
		assertThat(factory().conflict()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "traffic=low,5,10", "traffic=MEDIUM,20,30", "traffic=high,50,50",
			"traffic=auto database-cores=8,17,34", "traffic=auto database-cores=8 spindles=4,20,40",
			"traffic=high size=7,7,50", "traffic=high max-overflow=0,50,0", "traffic=low size=10 max-overflow=20,10,20",
			"size=3,3,20" })
	void settingsWhenTrafficIsSetFollowItUnlessSizeIsSetToo(String properties, int size, int overflow) {
		PoolSettings settings = factory(properties.split(" ")).settings();
		assertThat(settings.size()).isEqualTo(size);
		assertThat(settings.maxOverflow()).isEqualTo(overflow);
	}

	@Test
	void conflictWhenBothAreSetAndTheSameIsNone() {
		assertThat(factory("traffic=low", "size=5").conflict()).isNull();
		assertThat(factory("traffic=low", "size=6").conflict()).isEqualTo(
				"covet.pool.traffic=low would make the pool 5 with an overflow of 10; what is set explicitly wins: "
						+ "covet.pool.size 6, covet.pool.max-overflow 10");
	}

	@ParameterizedTest
	@CsvSource({ "size=0,size", "size=-1,size", "max-overflow=-1,max-overflow", "timeout=0s,timeout",
			"timeout=-1s,timeout", "recycle=29s,recycle", "overflow-idle=0s,overflow-idle",
			"held-threshold=0s,held-threshold", "database-cores=0,database-cores", "spindles=-1,spindles" })
	void settingsWhenValueMakesNoSenseFailWithItsKey(String property, String key) {
		assertThatExceptionOfType(InvalidPoolSettingException.class).isThrownBy(() -> factory(property).settings())
			.satisfies((ex) -> assertThat(ex.getKey()).isEqualTo("covet.pool." + key))
			.withMessageContaining(": it must be from ");
	}

	private static PoolSettingsFactory factory(String... properties) {
		ConfigurableEnvironment environment = new StandardEnvironment();
		Map<String, String> values = new TreeMap<>();
		for (String property : properties) {
			values.put("covet.pool." + property.split("=")[0], property.split("=")[1]);
		}
		TestPropertyValues.of(values).applyTo(environment);
		return new PoolSettingsFactory(Binder.get(environment).bindOrCreate("covet.pool", CovetPoolProperties.class),
				environment);
	}

}
