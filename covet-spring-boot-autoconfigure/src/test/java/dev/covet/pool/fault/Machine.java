package dev.covet.pool.fault;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The machine that the tests run on. Where it has much else to do, callers wait for it
 * and not for the pool, and less is asked.
 */
final class Machine {

	private static final int MUCH = 3;

	private Machine() {
	}

	static Duration allowance() {
		return isBusy() ? Duration.ofSeconds(4) : Duration.ZERO;
	}

	/**
	 * Return how much of the throughput before has to come back.
	 * @return a part of one
	 */
	static double share() {
		return isBusy() ? 0.3 : 0.8;
	}

	private static boolean isBusy() {
		double waiting = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		return waiting > MUCH * Runtime.getRuntime().availableProcessors();
	}

}
