package dev.covet.pool;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ConnectionTotal} and {@link ConnectionTotals}.
 */
class ConnectionTotalTests {

	private static final List<ManagedPool> POOLS = List.of(TestPool.of("connectionFactory", 10, 20),
			TestPool.of("dataSource", 2, 3));

	@Test
	void totalWhenLimitIsUnknownFits() {
		ConnectionTotal total = new ConnectionTotals(4, () -> POOLS).total();
		assertThat(total).isEqualTo(new ConnectionTotal(4, 35, null));
		assertThat(total.total()).isEqualTo(140);
		assertThat(total.fits()).isTrue();
		assertThat(total.describe()).isEqualTo("4 instances with up to 35 connections each make 140");
	}

	@Test
	void holdWhenServerTakesFewerSaysAllNumbersAndWhatToDo() {
		ConnectionTotal total = new ConnectionTotals(4, () -> POOLS).hold(new ServerLimit(100, 3));
		assertThat(total.fits()).isFalse();
		assertThat(total.describe()).isEqualTo("4 instances with up to 35 connections each make 140; "
				+ "the server takes 100, of which it reserves 3: 97 are left for applications");
		assertThat(total.advice()).isEqualTo(
				"Lower covet.pool.size and covet.pool.max-overflow, so that they make 24 or less in one instance "
						+ "with all of its pools, raise max_connections on the server to 143 or more, or put a pooler before it");
	}

	@Test
	void holdWhenServerTakesJustAsManyFits() {
		ConnectionTotals totals = new ConnectionTotals(1, () -> POOLS);
		assertThat(totals.hold(new ServerLimit(38, 3)).fits()).isTrue();
		assertThat(totals.total().describe()).startsWith("1 instance with");
		assertThat(totals.hold(new ServerLimit(37, 3)).fits()).isFalse();
	}

	@Test
	void adviceWhenNotEvenOneIsLeftForEachNamesInstances() {
		ConnectionTotal total = new ConnectionTotals(200, () -> POOLS).hold(new ServerLimit(100, 3));
		assertThat(total.advice()).startsWith("Run fewer instances (covet.pool.instances), raise");
	}

	@Test
	void totalsWhenThereIsNoInstanceFails() {
		assertThatExceptionOfType(InvalidPoolSettingException.class)
			.isThrownBy(() -> new ConnectionTotals(0, () -> POOLS));
	}

}
