package dev.covet.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolStatus;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The figures of pools as details of health. Always up: a pool at its limit works, and
 * whether the database answers is what Boot's own indicators ask. Takes no connection.
 *
 * @since 0.1.0
 */
public final class PoolHealthIndicator implements HealthIndicator {

	private final Supplier<List<ManagedPool>> pools;

	/**
	 * Create an indicator.
	 * @param pools gives the pools
	 */
	public PoolHealthIndicator(Supplier<List<ManagedPool>> pools) {
		this.pools = pools;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		this.pools.get().forEach((pool) -> health.withDetail(pool.getName(), details(pool.status())));
		return health.build();
	}

	private static Map<String, Object> details(PoolStatus status) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("size", status.size());
		details.put("maxOverflow", status.maxOverflow());
		details.put("inUse", status.inUse());
		details.put("idle", status.idle());
		details.put("overflow", status.overflow());
		details.put("pending", status.pending());
		details.put("timeouts", status.timeouts());
		details.put("acquireP95Millis", PoolStatusDescriptor.millis(status.acquire().p95()));
		return details;
	}

}
