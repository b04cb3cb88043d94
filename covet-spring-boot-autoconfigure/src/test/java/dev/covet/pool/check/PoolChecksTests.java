package dev.covet.pool.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.covet.pool.ConnectionTotal;
import dev.covet.pool.HeldConnection;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolStatus;
import dev.covet.pool.ServerLimit;
import dev.covet.pool.TestPool;
import dev.covet.pool.check.PoolFinding.Severity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolChecks}.
 */
class PoolChecksTests {

	private static final ConnectionTotal TOTAL = new ConnectionTotal(1, 30, null);

	private static final PoolStatus.Times QUICK = TestPool.times(200, 1);

	@Test
	void examineWhenAllIsWellFindsNothing() {
		assertThat(examine(TestPool.of(10, 20))).isEmpty();
		assertThat(examine(
				TestPool.of(10, 20).used(QUICK, TestPool.times(200, 30)).onEventLoops(Map.of("nio-1", 5, "nio-2", 5))))
			.isEmpty();
		assertThat(PoolChecks.all()).extracting(PoolCheck::id).doesNotHaveDuplicates().hasSize(9);
	}

	@Test
	void examineWhenFactoryHasNoPoolNamesIt() {
		List<PoolFinding> findings = PoolChecks.examine(new PoolSituation(List.of(), List.of("ownFactory"), TOTAL));
		assertThat(findings).singleElement().satisfies((finding) -> {
			assertThat(finding.check()).isEqualTo("unpooled");
			assertThat(finding.pool()).isEqualTo("ownFactory");
			assertThat(finding.evidence()).startsWith("Connection factory 'ownFactory' has no pool");
			assertThat(finding.advice()).contains("spring.r2dbc.url", "covet.pool.enabled");
		});
	}

	@Test
	void examineWhenServerTakesTooFewSaysNumbers() {
		ConnectionTotal total = new ConnectionTotal(4, 30, new ServerLimit(100, 3));
		PoolFinding finding = PoolChecks.examine(new PoolSituation(List.of(), List.of(), total)).get(0);
		assertThat(finding)
			.isEqualTo(new PoolFinding("server-limit", Severity.ERROR, null, total.describe(), total.advice()));
		assertThat(finding.evidence()).contains("make 120", "97 are left");
	}

	@Test
	void examineWhenWaitHasNoLimitIsAnError() {
		PoolFinding finding = only(TestPool.of(10, 20).waitingForEver());
		assertThat(finding.check()).isEqualTo("unbounded-wait");
		assertThat(finding.severity()).isEqualTo(Severity.ERROR);
		assertThat(finding.evidence())
			.isEqualTo("A caller of pool 'connectionFactory' waits for a connection without a limit; 3 wait now");
	}

	@Test
	void examineWhenAcquisitionsAreNestedCountsThem() {
		PoolFinding finding = only(TestPool.of(10, 20).under(new PoolPressure(0, 12, 5, 0, 0, Duration.ZERO)));
		assertThat(finding.check()).isEqualTo("nested-acquisition");
		assertThat(finding.severity()).isEqualTo(Severity.WARNING);
		assertThat(finding.evidence()).isEqualTo("A transaction that held a connection asked for another one 12 times; "
				+ "a request held one while it waited 10 ms or longer for another one 5 times; 0 of these ended with the timeout");
		assertThat(only(TestPool.of(10, 20).under(new PoolPressure(0, 0, 5, 1, 0, Duration.ZERO))).severity())
			.isEqualTo(Severity.ERROR);
	}

	@Test
	void examineWhenConnectionPausedSaysForHowLong() {
		TestPool pool = TestPool.of(10, 20).under(new PoolPressure(0, 0, 0, 0, 3, Duration.ofMillis(2500)));
		assertThat(only(pool).evidence())
			.isEqualTo("A connection was held for 1000 ms or longer without a new statement 3 times, 2500 ms at most");
		pool.used(QUICK, PoolStatus.Times.NONE, held(31, 29), held(40, 0));
		assertThat(only(pool).evidence())
			.isEqualTo("A connection was held for 1000 ms or longer without a new statement 3 times, 29000 ms at most; "
					+ "one that is held now is at it for 29000 ms, label checkout, last statement: SELECT ? FROM carts");
		assertThat(only(pool).check()).isEqualTo("held-without-statement");
	}

	@Test
	void examineWhenHeldConnectionIsBusyFindsNothing() {
		assertThat(examine(TestPool.of(10, 20).used(QUICK, PoolStatus.Times.NONE, held(40, 0)))).isEmpty();
	}

	@Test
	void examineWhenCallersWaitRecommendsSize() {
		PoolFinding finding = only(TestPool.of(10, 20).used(TestPool.times(200, 45), TestPool.times(200, 50)));
		assertThat(finding.check()).isEqualTo("too-small");
		assertThat(finding.evidence()).isEqualTo("5 of 100 callers waited longer than 45 ms for a connection of pool "
				+ "'connectionFactory' (12000 acquisitions of late, 90 ms at most, 4 timeouts since the start, 3 wait now)");
		assertThat(finding.advice()).startsWith("Raise covet.pool.size from 10 to 17");
	}

	@Test
	void examineWhenCallersWaitAndSizeIsEnoughLooksElsewhere() {
		assertThat(only(TestPool.of(10, 20).used(TestPool.times(200, 45), TestPool.times(200, 5))).advice())
			.startsWith("The size (covet.pool.size, 10) is enough for this use");
	}

	@Test
	void examineWhenFewCallersWaitedSaysNothing() {
		assertThat(examine(TestPool.of(10, 20).used(TestPool.times(1, 45), TestPool.times(1, 50)))).isEmpty();
	}

	@Test
	void examineWhenOverflowIsUsedAlwaysRecommendsSize() {
		TestPool pool = TestPool.of(10, 20).used(QUICK, TestPool.times(200, 50));
		assertThat(examine(pool.under(new PoolPressure(0.5, 0, 0, 0, 0, Duration.ZERO)))).isEmpty();
		PoolFinding finding = only(pool.under(new PoolPressure(0.93, 0, 0, 0, 0, Duration.ZERO)));
		assertThat(finding.check()).isEqualTo("overflow-always");
		assertThat(finding.evidence())
			.isEqualTo("At 93 % of 12000 acquisitions of late, pool 'connectionFactory' had more "
					+ "than its 10 connections open (2 above now)");
		assertThat(finding.advice()).startsWith("Raise covet.pool.size from 10 to 17");
	}

	@Test
	void examineWhenPoolIsFarTooLargeSaysSoAsInformation() {
		PoolFinding finding = only(TestPool.of(50, 50).used(QUICK, TestPool.times(200, 20)));
		assertThat(finding.check()).isEqualTo("too-large");
		assertThat(finding.severity()).isEqualTo(Severity.INFO);
		assertThat(finding.evidence()).isEqualTo(
				"200.0 acquisitions a second, held for 20 ms (95th percentile), keep 4.0 of 50 connections busy");
		assertThat(finding.advice()).startsWith("Lower covet.pool.size from 50 towards 8");
		assertThat(examine(TestPool.of(10, 20).used(QUICK, TestPool.times(200, 1)))).isEmpty();
	}

	@Test
	void examineWhenOneEventLoopServesAllNamesIt() {
		PoolFinding finding = only(TestPool.of(10, 20).onEventLoops(Map.of("reactor-tcp-nio-2", 4)));
		assertThat(finding.check()).isEqualTo("one-event-loop");
		assertThat(finding.evidence())
			.isEqualTo("All 4 connections of pool 'connectionFactory' are served by the thread 'reactor-tcp-nio-2'");
		assertThat(examine(TestPool.of(10, 20).onEventLoops(Map.of("reactor-tcp-nio-2", 3)))).isEmpty();
	}

	@Test
	void examineWhenThereAreManyFindingsHasWorstFirst() {
		TestPool pool = TestPool.of(50, 50)
			.used(QUICK, TestPool.times(200, 20))
			.under(new PoolPressure(0, 1, 0, 0, 0, Duration.ZERO))
			.waitingForEver();
		assertThat(examine(pool)).extracting(PoolFinding::severity)
			.containsExactly(Severity.ERROR, Severity.WARNING, Severity.INFO);
	}

	private static HeldConnection held(long seconds, long idleSeconds) {
		return new HeldConnection("connectionFactory", Duration.ofSeconds(seconds), "checkout", "SELECT ? FROM carts",
				Duration.ofSeconds(idleSeconds));
	}

	private static PoolFinding only(TestPool pool) {
		List<PoolFinding> findings = examine(pool);
		assertThat(findings).hasSize(1);
		return findings.get(0);
	}

	private static List<PoolFinding> examine(TestPool pool) {
		return PoolChecks.examine(PoolSituation.of(List.of(pool), List.of(), TOTAL));
	}

}
