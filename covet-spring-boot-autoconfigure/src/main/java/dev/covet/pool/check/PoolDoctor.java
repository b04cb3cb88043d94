package dev.covet.pool.check;

import java.util.List;
import java.util.function.Supplier;

import dev.covet.pool.ConnectionTotals;
import dev.covet.pool.ManagedPool;

/**
 * Looks at the pools of an application and says what is wrong with them. Each call looks
 * anew; nothing is asked of the database. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class PoolDoctor {

	private final Supplier<List<ManagedPool>> pools;

	private final Supplier<List<String>> unpooled;

	private final ConnectionTotals totals;

	/**
	 * Create a doctor.
	 * @param pools gives the pools
	 * @param unpooled gives the names of connection factories that have no pool
	 * @param totals knows the connections of all instances
	 */
	public PoolDoctor(Supplier<List<ManagedPool>> pools, Supplier<List<String>> unpooled, ConnectionTotals totals) {
		this.pools = pools;
		this.unpooled = unpooled;
		this.totals = totals;
	}

	/**
	 * Look at the pools.
	 * @return how they stand now
	 */
	public PoolSituation look() {
		return PoolSituation.of(this.pools.get(), this.unpooled.get(), this.totals.total());
	}

}
