package dev.covet.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * The timers of one kind in one registry, one for each pool.
 */
final class PoolTimers {

	private static final Duration SHORTEST = Duration.ofNanos(100_000);

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	private final MeterRegistry registry;

	private final PoolMeter meter;

	private final String description;

	PoolTimers(MeterRegistry registry, PoolMeter meter, String description) {
		this.registry = registry;
		this.meter = meter;
		this.description = description;
	}

	void record(String pool, long nanos) {
		of(pool).record(nanos, TimeUnit.NANOSECONDS);
	}

	Timer of(String pool) {
		Timer timer = this.timers.get(pool);
		return (timer != null) ? timer : this.timers.computeIfAbsent(pool, this::register);
	}

	private Timer register(String pool) {
		return Timer.builder(this.meter.getName())
			.description(this.description)
			.tag(PoolMeter.Key.NAME.asString(), pool)
			.publishPercentiles(0.5, 0.95, 0.99)
			.publishPercentileHistogram()
			.minimumExpectedValue(SHORTEST)
			.register(this.registry);
	}

}
