package dev.covet.actuate;

import java.util.concurrent.TimeUnit;

import dev.covet.cache.CacheStatistics;
import dev.covet.cache.CacheStatistics.Tier;
import dev.covet.cache.HitRateAdvice;
import org.jspecify.annotations.Nullable;

/**
 * A cache, as the endpoint shows it.
 *
 * @param name its name
 * @param gets how many callers asked for a value
 * @param hitRate the part of them that was served without a load, {@code null} before the
 * first call
 * @param local the tier in this JVM
 * @param shared the tier in Redis
 * @param loads how many values were loaded
 * @param failures how many loads failed
 * @param meanLoadMillis how long a load took on the average, {@code null} before the
 * first one
 * @param joined how many callers got what another one's load brought
 * @param bypassed how many read past the cache
 * @param invalidations how many values were found to be older than a write
 * @param advice what the hit rate says, {@code null} for nothing
 * @since 0.1.0
 */
public record CacheDescriptor(String name, long gets, @Nullable Double hitRate, Tier local, Tier shared, long loads,
		long failures, @Nullable Double meanLoadMillis, long joined, long bypassed, long invalidations,
		@Nullable String advice) {

	static CacheDescriptor of(CacheStatistics figures) {
		long ended = figures.loads() + figures.failures();
		Double mean = (ended != 0) ? (double) figures.loadTime().toNanos() / TimeUnit.MILLISECONDS.toNanos(1) / ended
				: null;
		return new CacheDescriptor(figures.name(), figures.gets(), figures.hitRate(), figures.local(), figures.shared(),
				figures.loads(), figures.failures(), mean, figures.joined(), figures.bypassed(),
				figures.invalidations(), HitRateAdvice.of(figures));
	}

}
