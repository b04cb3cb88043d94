package dev.covet.pool;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Knows the pools of this instance, the number of instances, and the server's limit once
 * it was read. All pools are taken to lead to the same server. Safe for use by many
 * threads.
 *
 * @since 0.1.0
 */
public final class ConnectionTotals {

	private final int instances;

	private final Supplier<List<ManagedPool>> pools;

	private volatile @Nullable ServerLimit limit;

	/**
	 * Create totals without a limit.
	 * @param instances the number of instances
	 * @param pools gives the pools of this instance
	 * @throws InvalidPoolSettingException if the number is out of range
	 */
	public ConnectionTotals(int instances, Supplier<List<ManagedPool>> pools) {
		this.instances = PoolSizing.checkInstances(instances);
		this.pools = pools;
	}

	/**
	 * Remember the server's limit.
	 * @param limit what was read
	 * @return the total beside it
	 */
	public ConnectionTotal hold(ServerLimit limit) {
		this.limit = limit;
		return total();
	}

	/**
	 * Return the total as it is known now.
	 * @return the total
	 */
	public ConnectionTotal total() {
		int perInstance = this.pools.get().stream().mapToInt((pool) -> pool.getSettings().maxConnections()).sum();
		return new ConnectionTotal(this.instances, perInstance, this.limit);
	}

}
