package dev.covet.cache.core;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import dev.covet.cache.RegionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Draws the lifetimes of a region's values: up to a tenth shorter than the TTL, so that
 * values that were loaded together are not loaded together again.
 */
final class Lifetimes {

	private static final double JITTER = 0.1;

	// A century, so that sums don't overflow
	private static final long LONGEST = TimeUnit.DAYS.toNanos(36_500);

	private final long ttl;

	private final long stale;

	private final RandomGenerator random;

	Lifetimes(RegionSettings settings, RandomGenerator random) {
		Duration staleFor = settings.staleFor();
		this.ttl = nanos(settings.ttl());
		this.stale = (staleFor != null) ? nanos(staleFor) : 0;
		this.random = random;
	}

	long staleNanos() {
		return this.stale;
	}

	Lifetime next(@Nullable Duration ttl) {
		long longest = (ttl != null) ? nanos(ttl) : this.ttl;
		return new Lifetime(longest - (long) (longest * JITTER * this.random.nextDouble()), this.stale);
	}

	Lifetime of(Duration fresh) {
		return new Lifetime(nanos(fresh), this.stale);
	}

	private static long nanos(Duration duration) {
		return (duration.toDays() < TimeUnit.NANOSECONDS.toDays(LONGEST)) ? duration.toNanos() : LONGEST;
	}

}
