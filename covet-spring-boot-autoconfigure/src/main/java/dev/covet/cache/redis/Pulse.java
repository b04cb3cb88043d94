package dev.covet.cache.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Does something again and again: one time after the other, at once where somebody asks
 * for it, and with pauses that grow while it fails.
 */
final class Pulse {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private final Supplier<Mono<Void>> beat;

	private final Duration interval;

	private final Scheduler scheduler;

	private Disposable next = Disposables.disposed();

	private int failures;

	private boolean beating;

	private boolean again;

	private boolean stopped;

	Pulse(Supplier<Mono<Void>> beat, Duration interval, Scheduler scheduler) {
		this.beat = beat;
		this.interval = interval;
		this.scheduler = scheduler;
	}

	// After failures it waits all the same, so that many who ask don't hurry it
	synchronized void kick() {
		if (this.beating) {
			this.again = true;
		}
		else if (this.failures == 0) {
			schedule(Duration.ZERO);
		}
	}

	synchronized void stop() {
		this.stopped = true;
		this.next.dispose();
	}

	private void schedule(Duration pause) {
		this.next.dispose();
		if (!this.stopped) {
			this.next = this.scheduler.schedule(this::run, pause.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private void run() {
		synchronized (this) {
			if (this.beating || this.stopped) {
				return;
			}
			this.beating = true;
			this.again = false;
		}
		Mono.defer(this.beat).subscribe(null, (ex) -> ended(false), () -> ended(true));
	}

	private synchronized void ended(boolean well) {
		this.beating = false;
		this.failures = well ? 0 : this.failures + 1;
		if (well) {
			schedule(this.again ? Duration.ZERO : this.interval);
		}
		else {
			Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(this.failures - 1, 10));
			schedule((pause.compareTo(this.interval) < 0) ? pause : this.interval);
		}
	}

}
