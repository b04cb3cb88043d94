package dev.covet.pool;

/**
 * The arithmetic of pool sizes.
 *
 * @since 0.1.0
 */
public final class PoolSizing {

	private static final int MOST_CORES = 1024;

	private static final int MOST_INSTANCES = 10_000;

	private PoolSizing() {
	}

	/**
	 * Return the size for a traffic: 5 and 10 above for low, 20 and 30 for medium, 50 and
	 * 50 for high. For {@link PoolTraffic#AUTO} the size is {@code cores * 2 + spindles},
	 * and twice that above.
	 * @param traffic the traffic
	 * @param cores the processor cores of the database's machine, 1 to 1024
	 * @param spindles how many disks it can wait for at the same time, 0 to 1024
	 * @param custom the size for {@link PoolTraffic#CUSTOM}
	 * @return the size
	 * @throws InvalidPoolSettingException if the cores or spindles are out of range
	 */
	public static PoolSize of(PoolTraffic traffic, int cores, int spindles, PoolSize custom) {
		PoolRanges.check("database-cores", cores, 1, MOST_CORES);
		PoolRanges.check("spindles", spindles, 0, MOST_CORES);
		return switch (traffic) {
			case LOW -> new PoolSize(5, 10);
			case MEDIUM -> new PoolSize(20, 30);
			case HIGH -> new PoolSize(50, 50);
			case AUTO -> new PoolSize(cores * 2 + spindles, 2 * (cores * 2 + spindles));
			case CUSTOM -> custom;
		};
	}

	/**
	 * Check the number of instances.
	 * @param instances the instances of the application
	 * @return the same number
	 * @throws InvalidPoolSettingException if it is less than 1 or more than 10,000
	 */
	public static int checkInstances(int instances) {
		PoolRanges.check("instances", instances, 1, MOST_INSTANCES);
		return instances;
	}

}
