package dev.covet.cache;

import org.jspecify.annotations.Nullable;

/**
 * What the hit rate of a region says: under 80 % the cache serves too few, over 95 % it
 * may hold more than anybody needs. The two limits are those of the performance guide of
 * the Python framework whose subjects Covet brings to Spring.
 *
 * @since 0.1.0
 */
public final class HitRateAdvice {

	/** The hit rate that a cache should have at least. */
	public static final double TARGET = 0.80;

	/** The hit rate above which a cache may hold too much. */
	public static final double HIGH = 0.95;

	private static final int ENOUGH = 100;

	private HitRateAdvice() {
	}

	/**
	 * Return what to do about the hit rate of a region.
	 * @param statistics the figures of the region
	 * @return the advice, {@code null} where there is none to give, as with fewer than
	 * 100 calls
	 */
	public static @Nullable String of(CacheStatistics statistics) {
		Double rate = statistics.hitRate();
		if (rate == null || statistics.gets() < ENOUGH) {
			return null;
		}
		if (rate < TARGET) {
			return (statistics.invalidations() > statistics.loads() / 2)
					? "Writes end most of the values before anybody reads them again: cache what is written less often"
					: "Raise the TTL, or cache more of what is read often";
		}
		return (rate > HIGH)
				? "Perhaps more is cached than is needed: see whether a shorter TTL or less memory serves as well"
				: null;
	}

}
