package dev.covet.metrics;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.covet.pool.TestPool;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PoolMetrics}.
 */
class PoolMetricsTests {

	private final TestPool pool = TestPool.of(10, 20);

	private final PoolMetrics metrics = new PoolMetrics(() -> List.of(this.pool));

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void bindToWhenCalledRegistersAllOfTheCatalogue() {
		this.metrics.bindTo(this.registry);
		// A simple registry has a gauge for each percentile
		assertThat(this.registry.getMeters()).extracting((meter) -> meter.getId().getName())
			.filteredOn((name) -> !name.endsWith(".percentile"))
			.containsOnly(Stream.of(PoolMeter.values()).map(PoolMeter::getName).toArray(String[]::new));
		for (PoolMeter meter : PoolMeter.values()) {
			Meter.Id id = this.registry.get(meter.getName()).meters().iterator().next().getId();
			assertThat(id.getType()).isEqualTo(meter.getType());
			assertThat(id.getTag("name")).isEqualTo("connectionFactory");
			assertThat(id.getTags()).hasSize(meter.getKeyNames().length);
			assertThat(id.getDescription()).isNotBlank();
		}
	}

	@Test
	void metersWhenAskedReadTheStatus() {
		this.metrics.bindTo(this.registry);
		assertThat(this.registry.get("covet.pool.overflow").gauge().value()).isEqualTo(2);
		assertThat(this.registry.get("covet.pool.timeouts").functionCounter().count()).isEqualTo(4);
		assertThat(this.registry.get("covet.pool.created").functionCounter().count()).isEqualTo(17);
		assertThat(closed("overflow-idle")).isEqualTo(5);
		assertThat(closed("dead")).isZero();
	}

	@Test
	void acquireWhenToldIsTimedWithPercentiles() {
		this.metrics.onAcquire(this.pool, 1);
		this.metrics.bindTo(this.registry);
		for (int i = 1; i <= 100; i++) {
			this.metrics.onAcquire(this.pool, TimeUnit.MILLISECONDS.toNanos(i));
		}
		this.metrics.onTimeout(this.pool, TimeUnit.SECONDS.toNanos(30));
		this.metrics.onRelease(this.pool, TimeUnit.MILLISECONDS.toNanos(7));
		Timer timer = this.registry.get("covet.pool.acquire").timer();
		assertThat(timer.count()).isEqualTo(101);
		assertThat(timer.max(TimeUnit.SECONDS)).isEqualTo(30);
		assertThat(timer.takeSnapshot().percentileValues()).extracting(ValueAtPercentile::percentile)
			.containsExactly(0.5, 0.95, 0.99);
		assertThat(timer.takeSnapshot().percentileValues()[1].value(TimeUnit.MILLISECONDS)).isBetween(90.0, 105.0);
		assertThat(this.registry.get("covet.pool.held").timer().totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
	}

	@Test
	void bindToWhenThereAreTwoRegistriesTellsBoth() {
		SimpleMeterRegistry other = new SimpleMeterRegistry();
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(other);
		this.metrics.onAcquire(this.pool, 1);
		assertThat(this.registry.get("covet.pool.acquire").timer().count()).isOne();
		assertThat(other.get("covet.pool.acquire").timer().count()).isOne();
	}

	private double closed(String reason) {
		return this.registry.get("covet.pool.closed").tags(Tags.of("reason", reason)).functionCounter().count();
	}

}
