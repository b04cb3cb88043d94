package dev.covet.actuate;

import dev.covet.pool.PoolRecommendation;
import dev.covet.pool.PoolStatus;
import org.jspecify.annotations.Nullable;

/**
 * The size that a pool's use of the last one to two minutes asks for, and what it follows
 * from: {@code busy = perSecond * heldP95}, {@code size = busy + 2 * sqrt(busy)}.
 *
 * @param size the size
 * @param configured the size that is set
 * @param samples how many acquisitions it is made from
 * @param perSecond how many there were in a second
 * @param heldP95Millis how long 95 of 100 were held at most
 * @param busy how many connections are busy
 * @since 0.1.0
 */
public record Recommended(int size, int configured, long samples, double perSecond, double heldP95Millis, double busy) {

	static @Nullable Recommended of(PoolStatus status) {
		PoolRecommendation recommendation = PoolRecommendation.of(status);
		return (recommendation != null) ? new Recommended(recommendation.size(), status.size(),
				recommendation.samples(), recommendation.perSecond(),
				PoolStatusDescriptor.millis(recommendation.held()), recommendation.busy()) : null;
	}

}
