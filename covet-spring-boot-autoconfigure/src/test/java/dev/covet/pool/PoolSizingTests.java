package dev.covet.pool;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PoolSizing}.
 */
class PoolSizingTests {

	private static final PoolSize CUSTOM = new PoolSize(7, 3);

	@ParameterizedTest
	@CsvSource({ "LOW,5,10", "MEDIUM,20,30", "HIGH,50,50", "CUSTOM,7,3" })
	void ofWhenTrafficIsNamedReturnsItsSize(PoolTraffic traffic, int size, int overflow) {
		assertThat(PoolSizing.of(traffic, 4, 1, CUSTOM)).isEqualTo(new PoolSize(size, overflow));
	}

	@ParameterizedTest
	@CsvSource({ "1,0,2,4", "2,1,5,10", "8,1,17,34", "64,12,140,280" })
	void ofWhenTrafficIsAutoCountsCoresTwiceAndSpindles(int cores, int spindles, int size, int overflow) {
		assertThat(PoolSizing.of(PoolTraffic.AUTO, cores, spindles, CUSTOM)).isEqualTo(new PoolSize(size, overflow));
	}

	@ParameterizedTest
	@CsvSource({ "0,1,database-cores is 0: it must be from 1 to 1024",
			"1025,1,database-cores is 1025: it must be from 1 to 1024",
			"4,-1,spindles is -1: it must be from 0 to 1024" })
	void ofWhenMachineIsImpossibleFails(int cores, int spindles, String message) {
		assertThatExceptionOfType(InvalidPoolSettingException.class)
			.isThrownBy(() -> PoolSizing.of(PoolTraffic.CUSTOM, cores, spindles, CUSTOM))
			.withMessage("covet.pool." + message);
	}

	@Test
	void checkInstancesWhenNoneFails() {
		assertThat(PoolSizing.checkInstances(3)).isEqualTo(3);
		assertThatExceptionOfType(InvalidPoolSettingException.class).isThrownBy(() -> PoolSizing.checkInstances(0))
			.withMessage("covet.pool.instances is 0: it must be from 1 to 10000");
	}

}
