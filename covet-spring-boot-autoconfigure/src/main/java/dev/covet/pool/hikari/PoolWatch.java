package dev.covet.pool.hikari;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.covet.pool.HeldConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks after a pool from time to time, and reports connections that are held for long.
 */
final class PoolWatch {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final String name;

	private final Duration threshold;

	private final Loans loans;

	private final Runnable lookAround;

	private @Nullable ScheduledThreadPoolExecutor executor;

	PoolWatch(String name, Duration threshold, Loans loans, Runnable lookAround) {
		this.name = name;
		this.threshold = threshold;
		this.loans = loans;
		this.lookAround = lookAround;
	}

	synchronized void start() {
		if (this.executor == null) {
			long period = Math.max(100, Math.min(5000, this.threshold.toMillis() / 4));
			ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, this::thread);
			started.scheduleWithFixedDelay(this::run, period, period, TimeUnit.MILLISECONDS);
			this.executor = started;
		}
	}

	synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
	}

	private void run() {
		try {
			this.lookAround.run();
			this.loans.report(this.threshold, this.name, this::report);
		}
		catch (RuntimeException ex) {
			logger.warn("Can't look after pool '" + this.name + "'", ex);
		}
	}

	private void report(HeldConnection held) {
		logger.warn(
				"A connection of pool '%s' has been held for %d ms, longer than covet.pool.held-threshold (%d ms). Its last statement, begun %d ms ago: %s"
					.formatted(held.pool(), held.time().toMillis(), this.threshold.toMillis(),
							held.idleFor().toMillis(), (held.sql() != null) ? held.sql() : "none"));
	}

	private Thread thread(Runnable task) {
		Thread thread = new Thread(task, "covet-pool-" + this.name);
		thread.setDaemon(true);
		return thread;
	}

}
