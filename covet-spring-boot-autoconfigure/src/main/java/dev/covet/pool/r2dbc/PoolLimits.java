package dev.covet.pool.r2dbc;

import java.time.Duration;

import dev.covet.pool.PoolSettings;
import io.r2dbc.spi.ValidationDepth;
import org.jspecify.annotations.Nullable;

/**
 * The times that a pool keeps to, after what was said in other words than Covet's.
 *
 * @param acquire how long a caller waits, for ever if {@code null}
 * @param open how long opening a connection may take
 * @param ping how long a ping may take, {@code null} if there is none
 * @param close how long closing one, or ending its transaction, may take
 * @param recycle the age at which one is replaced, never if {@code null}
 * @param spread the part of that age by which connections differ
 * @param idle how long any may be idle, for ever if {@code null}
 * @param overflowIdle how long one above the size may be idle
 * @param eviction how often idle ones are looked at
 */
record PoolLimits(@Nullable Duration acquire, Duration open, @Nullable Duration ping, Duration close,
		@Nullable Duration recycle, double spread, @Nullable Duration idle, Duration overflowIdle, Duration eviction) {

	// A ping leaves time to open another connection. The most is longer than a pause of
	// the server that should be sat out.
	private static final Duration LONGEST_PING = Duration.ofSeconds(5);

	private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

	private static final Duration SHORTEST_EVICTION = Duration.ofMillis(100);

	private static final Duration LONGEST_EVICTION = Duration.ofSeconds(5);

	static PoolLimits of(PoolSettings settings, R2dbcPoolOverrides overrides) {
		Duration acquire = (overrides.maxAcquireTime() != null) ? overrides.maxAcquireTime() : settings.timeout();
		Duration longest = (acquire.isNegative() || acquire.isZero()) ? settings.timeout() : acquire;
		boolean exact = overrides.maxLifeTime() != null;
		Duration idle = unlessNegative(overrides.maxIdleTime());
		return new PoolLimits(unlessNegative(acquire), orElse(overrides.maxCreateConnectionTime(), longest),
				ping(settings, overrides, longest), least(longest, LONGEST_CLOSE),
				exact ? unlessNegative(overrides.maxLifeTime()) : settings.recycle(), exact ? 0 : 0.1, idle,
				settings.overflowIdle(), orElse(overrides.backgroundEvictionInterval(), eviction(settings, idle)));
	}

	PoolLimits recycledAt(Duration age) {
		return new PoolLimits(this.acquire, this.open, this.ping, this.close, age, 0, this.idle, this.overflowIdle,
				this.eviction);
	}

	private static @Nullable Duration ping(PoolSettings settings, R2dbcPoolOverrides overrides, Duration longest) {
		boolean wanted = (overrides.validationDepth() != null)
				? overrides.validationDepth() == ValidationDepth.REMOTE || overrides.validationQuery() != null
				: settings.prePing() || overrides.validationQuery() != null;
		return wanted ? orElse(overrides.maxValidationTime(), least(longest.dividedBy(2), LONGEST_PING)) : null;
	}

	private static Duration eviction(PoolSettings settings, @Nullable Duration idle) {
		Duration shortest = (idle != null) ? least(idle, settings.overflowIdle()) : settings.overflowIdle();
		Duration half = least(shortest.dividedBy(2), LONGEST_EVICTION);
		return (half.compareTo(SHORTEST_EVICTION) < 0) ? SHORTEST_EVICTION : half;
	}

	private static Duration orElse(@Nullable Duration explicit, Duration otherwise) {
		return (explicit != null && !explicit.isNegative() && !explicit.isZero()) ? explicit : otherwise;
	}

	private static @Nullable Duration unlessNegative(@Nullable Duration duration) {
		return (duration != null && !duration.isNegative()) ? duration : null;
	}

	private static Duration least(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
