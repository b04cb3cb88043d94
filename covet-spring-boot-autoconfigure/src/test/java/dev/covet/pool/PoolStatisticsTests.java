package dev.covet.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolStatistics}.
 */
class PoolStatisticsTests {

	private static final long MILLISECOND = 1_000_000;

	private final AtomicLong clock = new AtomicLong(1);

	private final List<String> told = new ArrayList<>();

	private final PoolStatistics statistics = new PoolStatistics(TestPool.of(10, 20),
			PoolListener.of(List.of(new Recorder())), this.clock::get);

	@Test
	void statusWhenNothingHappenedHasZeroOfEachReason() {
		PoolStatus status = this.statistics.status(0, 0, 0, List.of());
		assertThat(status.closed()).containsOnlyKeys(CloseReason.values()).containsValue(0L).doesNotContainValue(1L);
		assertThat(status.acquire()).isEqualTo(PoolStatus.Times.NONE);
		assertThat(this.statistics.pressure()).isEqualTo(PoolPressure.NONE);
	}

	@Test
	void statusWhenThingsHappenedCountsThem() {
		this.statistics.created();
		this.statistics.created();
		this.statistics.acquired(2 * MILLISECOND, 1);
		this.statistics.timedOut(30_000 * MILLISECOND);
		this.statistics.released(8 * MILLISECOND);
		this.statistics.closed(CloseReason.RECYCLED);
		this.clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
		PoolStatus status = this.statistics.status(9, 4, 2, List.of());
		assertThat(status.created()).isEqualTo(2);
		assertThat(status.acquired()).isOne();
		assertThat(status.timeouts()).isOne();
		assertThat(status.closed()).containsEntry(CloseReason.RECYCLED, 1L).containsEntry(CloseReason.DEAD, 0L);
		assertThat(status.overflow()).isEqualTo(3);
		assertThat(status.pending()).isEqualTo(2);
		assertThat(status.acquire().count()).isEqualTo(2);
		assertThat(status.acquire().perSecond()).isEqualTo(0.2);
		assertThat(status.acquire().max()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
		assertThat(status.held().p95()).isBetween(Duration.ofMillis(8), Duration.ofMillis(9));
		assertThat(this.told).containsExactly("acquire 2", "timeout 30000", "release 8");
	}

	@Test
	void pressureWhenOverflowIsUsedKnowsItsShare() {
		for (int i = 0; i < 3; i++) {
			this.statistics.acquired(1, 11);
		}
		this.statistics.acquired(1, 10);
		this.clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
		assertThat(this.statistics.pressure().overflowShare()).isEqualTo(0.75);
	}

	@Test
	void pressureWhenConnectionsPauseKnowsThoseOfASecond() {
		this.statistics.paused(999 * MILLISECOND);
		assertThat(this.statistics.pressure().pauses()).isZero();
		this.statistics.paused(4000 * MILLISECOND);
		this.statistics.paused(1000 * MILLISECOND);
		assertThat(this.statistics.pressure().pauses()).isEqualTo(2);
		assertThat(this.statistics.pressure().longestPause()).isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void pressureWhenRequestHeldOneCountsLongWaitsOnly() {
		Context request = HeldScope.put(Context.empty());
		HeldScope.waiting(request).acquired();
		HeldScope.Wait second = HeldScope.waiting(request);
		this.statistics.waited(second, 9 * MILLISECOND, false);
		assertThat(this.statistics.pressure().nestedInRequest()).isZero();
		this.statistics.waited(second, 10 * MILLISECOND, false);
		this.statistics.waited(second, 30_000 * MILLISECOND, true);
		assertThat(this.statistics.pressure().nestedInRequest()).isEqualTo(2);
		assertThat(this.statistics.pressure().nestedTimeouts()).isOne();
		this.statistics.waited(HeldScope.waiting(Context.empty()), 30_000 * MILLISECOND, true);
		assertThat(this.statistics.pressure().nestedTimeouts()).isOne();
	}

	@Test
	void listenerWhenItFailsIsNoTroubleForOthers() {
		PoolListener failing = new PoolListener() {

			@Override
			public void onAcquire(ManagedPool pool, long nanos) {
				throw new IllegalStateException("expected");
			}

		};
		PoolListener both = PoolListener.of(List.of(failing, new Recorder()));
		both.onAcquire(TestPool.of(1, 0), 5 * MILLISECOND);
		both.onAcquire(TestPool.of(1, 0), 6 * MILLISECOND);
		assertThat(this.told).containsExactly("acquire 5", "acquire 6");
	}

	private final class Recorder implements PoolListener {

		@Override
		public void onAcquire(ManagedPool pool, long nanos) {
			tell("acquire", nanos);
		}

		@Override
		public void onRelease(ManagedPool pool, long heldNanos) {
			tell("release", heldNanos);
		}

		@Override
		public void onTimeout(ManagedPool pool, long nanos) {
			tell("timeout", nanos);
		}

		private void tell(String event, long nanos) {
			PoolStatisticsTests.this.told.add(event + " " + nanos / MILLISECOND);
		}

	}

}
