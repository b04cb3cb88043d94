package dev.covet.metrics;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import dev.covet.pool.CloseReason;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of pools, for what Boot's {@code r2dbc.pool.*} and {@code hikaricp.*} leave out:
 * {@code covet.pool.acquire} and {@code covet.pool.held} as timers with percentiles and
 * histogram, {@code covet.pool.overflow}, {@code covet.pool.timeouts},
 * {@code covet.pool.created} and {@code covet.pool.closed} by {@code reason}. Tagged with
 * the pool's {@code name}. The times begin with the binding to a registry; the counters
 * count from the start of the pool.
 *
 * @since 0.1.0
 */
public final class PoolMetrics implements MeterBinder, PoolListener {

	private final List<PoolTimers> acquire = new CopyOnWriteArrayList<>();

	private final List<PoolTimers> held = new CopyOnWriteArrayList<>();

	private final Supplier<List<ManagedPool>> pools;

	/**
	 * Create metrics.
	 * @param pools gives the pools; asked when a registry is bound
	 */
	public PoolMetrics(Supplier<List<ManagedPool>> pools) {
		this.pools = pools;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		PoolTimers acquireTimers = new PoolTimers(registry, PoolMeter.ACQUIRE,
				"Time that callers waited for a connection, or until the timeout");
		PoolTimers heldTimers = new PoolTimers(registry, PoolMeter.HELD, "Time that connections were held");
		for (ManagedPool pool : this.pools.get()) {
			acquireTimers.of(pool.getName());
			heldTimers.of(pool.getName());
			bind(pool, registry);
		}
		this.acquire.add(acquireTimers);
		this.held.add(heldTimers);
	}

	private static void bind(ManagedPool pool, MeterRegistry registry) {
		Tags tags = Tags.of(PoolMeter.Key.NAME.asString(), pool.getName());
		Gauge.builder(PoolMeter.OVERFLOW.getName(), pool, (current) -> current.status().overflow())
			.description("Connections that are open above the size")
			.baseUnit(PoolMeter.OVERFLOW.getBaseUnit())
			.tags(tags)
			.strongReference(true)
			.register(registry);
		count(registry, pool, PoolMeter.TIMEOUTS, tags, PoolStatus::timeouts,
				"Callers that got no connection within the timeout");
		count(registry, pool, PoolMeter.CREATED, tags, PoolStatus::created, "Connections that were opened");
		for (CloseReason reason : CloseReason.values()) {
			String text = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
			count(registry, pool, PoolMeter.CLOSED, tags.and(PoolMeter.Key.REASON.asString(), text),
					(status) -> status.closed().getOrDefault(reason, 0L), "Connections that were closed");
		}
	}

	private static void count(MeterRegistry registry, ManagedPool pool, PoolMeter meter, Tags tags,
			ToDoubleFunction<PoolStatus> figure, String description) {
		FunctionCounter
			.builder(meter.getName(), pool, (current) -> figure.applyAsDouble(current.status()))
			.description(description)
			.baseUnit(meter.getBaseUnit())
			.tags(tags)
			.register(registry);
	}

	@Override
	public void onAcquire(ManagedPool pool, long nanos) {
		this.acquire.forEach((timers) -> timers.record(pool.getName(), nanos));
	}

	@Override
	public void onTimeout(ManagedPool pool, long nanos) {
		onAcquire(pool, nanos);
	}

	@Override
	public void onRelease(ManagedPool pool, long heldNanos) {
		this.held.forEach((timers) -> timers.record(pool.getName(), heldNanos));
	}

}
