package dev.covet.cache.core;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Time that passes only when a test says so.
 */
final class ManualTime {

	private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

	private volatile long nanos;

	CacheTime time() {
		return new CacheTime(() -> this.nanos, this::millis, this.scheduler);
	}

	long millis() {
		return TimeUnit.NANOSECONDS.toMillis(this.nanos);
	}

	void advance(Duration duration) {
		this.nanos += duration.toNanos();
		this.scheduler.advanceTimeBy(duration);
	}

}
