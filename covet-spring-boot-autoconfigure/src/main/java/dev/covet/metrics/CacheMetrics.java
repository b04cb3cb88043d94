package dev.covet.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import dev.covet.cache.CacheRegion;
import dev.covet.cache.CacheRegions;
import dev.covet.cache.CacheStatistics.Tier;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of caches, in the shape that Micrometer and Spring Boot give them:
 * {@code cache.gets} by {@code result}, {@code cache.puts}, {@code cache.evictions} and
 * {@code cache.size}, with the tag {@code cache}, and {@code tier}, which is
 * {@code local} or {@code shared}. Beside them {@code covet.cache.load},
 * {@code covet.cache.load.failures}, {@code covet.cache.joined},
 * {@code covet.cache.bypassed}, {@code covet.cache.invalidations},
 * {@code covet.cache.unreadable} and {@code covet.cache.bytes}.
 *
 * @since 0.1.0
 */
public final class CacheMetrics implements MeterBinder {

	private final CacheRegions regions;

	/**
	 * Create metrics.
	 * @param regions the caches; those that are made after the binding have meters too
	 */
	public CacheMetrics(CacheRegions regions) {
		this.regions = regions;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.regions.onRegion((region) -> bind(registry, region));
	}

	private void bind(MeterRegistry registry, CacheRegion<?> region) {
		bind(registry, region, "local", (each) -> each.statistics().local());
		bind(registry, region, "shared", (each) -> each.statistics().shared());
		FunctionTimer
			.builder(CacheMeter.LOAD.getName(), region, (each) -> each.statistics().loads(),
					(each) -> each.statistics().loadTime().toNanos(), TimeUnit.NANOSECONDS)
			.description("Time that values took to be loaded")
			.tag("cache", region.getName())
			.register(registry);
		count(registry, region, CacheMeter.LOAD_FAILURES, (each) -> each.statistics().failures());
		count(registry, region, CacheMeter.JOINED, (each) -> each.statistics().joined());
		count(registry, region, CacheMeter.BYPASSED, (each) -> each.statistics().bypassed());
		count(registry, region, CacheMeter.INVALIDATIONS, (each) -> each.statistics().invalidations());
	}

	private void bind(MeterRegistry registry, CacheRegion<?> region, String name, TierOf tier) {
		count(registry, region, CacheMeter.GETS, (each) -> tier.of(each).hits(), "tier", name, "result", "hit");
		count(registry, region, CacheMeter.GETS, (each) -> tier.of(each).misses(), "tier", name, "result", "miss");
		count(registry, region, CacheMeter.PUTS, (each) -> tier.of(each).puts(), "tier", name);
		count(registry, region, CacheMeter.UNREADABLE, (each) -> tier.of(each).unreadable(), "tier", name);
		if (name.equals("local")) {
			count(registry, region, CacheMeter.EVICTIONS, (each) -> tier.of(each).evictions(), "tier", name);
			gauge(registry, region, CacheMeter.SIZE, (each) -> tier.of(each).entries());
			gauge(registry, region, CacheMeter.BYTES, (each) -> tier.of(each).bytes());
		}
	}

	private static void count(MeterRegistry registry, CacheRegion<?> region, CacheMeter meter,
			ToLongFunction<CacheRegion<?>> count, String... tags) {
		FunctionCounter.builder(meter.getName(), region, (each) -> Math.max(0, count.applyAsLong(each)))
			.description(meter.description())
			.tag("cache", region.getName())
			.tags(tags)
			.register(registry);
	}

	private static void gauge(MeterRegistry registry, CacheRegion<?> region, CacheMeter meter,
			ToDoubleFunction<CacheRegion<?>> value) {
		Gauge.builder(meter.getName(), region, value::applyAsDouble)
			.description(meter.description())
			.tag("cache", region.getName())
			.tag("tier", "local")
			.baseUnit(meter.getBaseUnit())
			.strongReference(true)
			.register(registry);
	}

	/**
	 * Finds a tier.
	 */
	@FunctionalInterface
	private interface TierOf {

		Tier of(CacheRegion<?> region);

	}

}
