package dev.covet.benchmark;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/**
 * What it is measured on.
 *
 * @param cores how many processors there are
 * @param memoryGib how much memory
 * @param java the Java runtime
 * @param postgresql the version of the database
 * @param load how many processes were running or waiting when measuring began
 * @param date the day
 */
record Machine(int cores, long memoryGib, String java, String postgresql, double load, LocalDate date) {

	static Machine now(String postgresql) {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		return new Machine(system.getAvailableProcessors(), Math.round(system.getTotalMemorySize() / 1073741824.0),
				System.getProperty("java.vm.name") + " " + System.getProperty("java.version"), postgresql,
				system.getSystemLoadAverage(), LocalDate.now());
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
				"%s: %d cores, %d GiB, %s, PostgreSQL %s on loopback; load average %.1f at the beginning", this.date,
				this.cores, this.memoryGib, this.java, this.postgresql, this.load);
	}

}
