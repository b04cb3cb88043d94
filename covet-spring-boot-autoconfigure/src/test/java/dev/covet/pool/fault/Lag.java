package dev.covet.pool.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * How late this machine is at worst, which is nobody's fault. On one with nothing else to
 * do it is next to nothing.
 */
final class Lag implements Disposable {

	private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

	private final Scheduler scheduler = Schedulers.newSingle("lag", true);

	private long due = System.nanoTime() + PERIOD;

	private volatile long worst;

	Lag() {
		this.scheduler.schedulePeriodically(this::measure, PERIOD, PERIOD, TimeUnit.NANOSECONDS);
	}

	private void measure() {
		this.worst = Math.max(this.worst, System.nanoTime() - this.due);
		this.due += PERIOD;
	}

	Duration worst() {
		return Duration.ofNanos(this.worst);
	}

	@Override
	public void dispose() {
		this.scheduler.dispose();
	}

}
