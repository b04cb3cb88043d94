package dev.covet.pool.check;

import java.util.Comparator;
import java.util.List;

/**
 * All checks of pools.
 *
 * @since 0.1.0
 */
public final class PoolChecks {

	private static final List<PoolCheck> ALL = List.of(new UnpooledCheck(), new ServerLimitCheck(),
			new UnboundedWaitCheck(), new NestedAcquisitionCheck(), new PausedConnectionCheck(), new TooSmallCheck(),
			new OverflowCheck(), new TooLargeCheck(), new EventLoopCheck());

	private PoolChecks() {
	}

	/**
	 * Return the checks.
	 * @return all of them
	 */
	public static List<PoolCheck> all() {
		return ALL;
	}

	/**
	 * Run all checks.
	 * @param situation the pools at one moment
	 * @return what was found, the worst first
	 */
	public static List<PoolFinding> examine(PoolSituation situation) {
		return ALL.stream()
			.flatMap((check) -> check.examine(situation).stream())
			.sorted(Comparator.comparing(PoolFinding::severity).reversed())
			.toList();
	}

}
