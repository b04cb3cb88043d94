package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.covet.pool.HeldConnection;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Reports connections that are held for too long, each of them once.
 */
final class HeldWatch {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final PoolJournal journal;

	private final Duration threshold;

	HeldWatch(PoolJournal journal, Duration threshold) {
		this.journal = journal;
		this.threshold = threshold;
	}

	Disposable start() {
		long interval = Math.max(100, Math.min(this.threshold.toMillis() / 4, 5000));
		return Schedulers.parallel().schedulePeriodically(this::look, interval, interval, TimeUnit.MILLISECONDS);
	}

	private void look() {
		long now = System.nanoTime();
		for (HeldR2dbcConnection connection : this.journal.held()) {
			if (connection.isHeldFor(now, this.threshold) && connection.report()) {
				report(connection.describe(this.journal.getName(), now));
			}
		}
	}

	private void report(HeldConnection held) {
		logger.warn("A connection of pool '%s' has been held for %d ms, longer than covet.pool.held-threshold (%d ms). "
			.formatted(held.pool(), held.time().toMillis(), this.threshold.toMillis())
				+ "Its query has %s; its last statement, begun %d ms ago: %s".formatted(
						(held.label() != null) ? "the label '" + held.label() + "'" : "no label",
						held.idleFor().toMillis(), (held.sql() != null) ? held.sql() : "none"));
	}

}
