package dev.covet.cache.core;

import java.util.function.LongSupplier;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What the regions know of the time. Safe for use by many threads.
 *
 * @param nanos a time that only differences are taken of
 * @param millis the time of day, in milliseconds since 1970, that other nodes know too
 * @param scheduler where one waits for another node's load
 * @since 0.1.0
 */
public record CacheTime(LongSupplier nanos, LongSupplier millis, Scheduler scheduler) {

	/**
	 * Return the time of the machine.
	 * @return the time
	 */
	public static CacheTime system() {
		return new CacheTime(System::nanoTime, System::currentTimeMillis, Schedulers.parallel());
	}

	long now() {
		return this.nanos.getAsLong();
	}

}
