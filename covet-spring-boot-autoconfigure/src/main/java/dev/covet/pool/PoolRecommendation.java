package dev.covet.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The size that a pool's measured use asks for, by Little's law: as many connections are
 * busy as are taken in a second, times the seconds that one is held. The time that is
 * used is the 95th percentile, so that slow minutes are covered. As callers don't come
 * evenly, twice the square root of that is added: with arrivals at random, that many are
 * enough at 98 of 100 moments.
 * <p>
 * It says what this instance asks for, not what the database can do: a database that has
 * more connections than it has cores and disks for answers each of them later.
 *
 * @param samples how many acquisitions of the last one to two minutes it is made from
 * @param perSecond how many connections were taken in a second
 * @param held the 95th percentile of the time that one was held
 * @param busy how many are busy by these two
 * @param size the size that follows: {@code busy + 2 * sqrt(busy)}, rounded up, at least
 * 2
 * @since 0.1.0
 */
public record PoolRecommendation(long samples, double perSecond, Duration held, double busy, int size) {

	/**
	 * The fewest acquisitions that a recommendation is made from.
	 */
	public static final int FEWEST_SAMPLES = 100;

	/**
	 * Return what the measured use asks for.
	 * @param status the status of a pool
	 * @return the recommendation, or {@code null} if there were fewer than
	 * {@link #FEWEST_SAMPLES} acquisitions of late
	 */
	public static @Nullable PoolRecommendation of(PoolStatus status) {
		PoolStatus.Times held = status.held();
		if (held.count() < FEWEST_SAMPLES) {
			return null;
		}
		double busy = held.perSecond() * held.p95().toNanos() / 1e9;
		int size = (int) Math.min(PoolSettings.MAX_CONNECTIONS, Math.max(2, Math.ceil(busy + 2 * Math.sqrt(busy))));
		return new PoolRecommendation(held.count(), held.perSecond(), held.p95(), busy, size);
	}

}
