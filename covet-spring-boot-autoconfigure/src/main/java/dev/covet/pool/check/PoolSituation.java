package dev.covet.pool.check;

import java.util.List;

import dev.covet.pool.ConnectionTotal;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolStatus;

/**
 * What checks look at: one moment of all pools.
 *
 * @param pools the pools
 * @param unpooled the names of connection factories that have no pool
 * @param total the connections of all instances
 * @since 0.1.0
 */
public record PoolSituation(List<Reading> pools, List<String> unpooled, ConnectionTotal total) {

	/**
	 * Read the pools.
	 * @param pools the pools
	 * @param unpooled the names of connection factories that have no pool
	 * @param total the connections of all instances
	 * @return the situation
	 */
	public static PoolSituation of(List<ManagedPool> pools, List<String> unpooled, ConnectionTotal total) {
		return new PoolSituation(pools.stream().map(Reading::of).toList(), List.copyOf(unpooled), total);
	}

	/**
	 * One pool at one moment.
	 *
	 * @param pool the pool
	 * @param status how it stands
	 * @param pressure what tells of trouble
	 */
	public record Reading(ManagedPool pool, PoolStatus status, PoolPressure pressure) {

		/**
		 * Read a pool.
		 * @param pool the pool
		 * @return how it stands now
		 */
		public static Reading of(ManagedPool pool) {
			return new Reading(pool, pool.status(), pool.pressure());
		}

		PoolFinding finding(String check, PoolFinding.Severity severity, String evidence, String advice) {
			return new PoolFinding(check, severity, this.pool.getName(), evidence, advice);
		}

	}

}
