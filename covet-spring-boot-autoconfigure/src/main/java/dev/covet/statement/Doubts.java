package dev.covet.statement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import reactor.core.scheduler.Scheduler;

/**
 * Writes that are told of once more after a while. However many there are, one timer runs
 * for them.
 */
final class Doubts {

	private final Scheduler scheduler;

	private final long tickNanos;

	private final Consumer<List<WrittenStatement>> again;

	private final WriteList young = new WriteList();

	private final WriteList old = new WriteList();

	private boolean running;

	// What is added waits for one tick at least and for two at most.
	Doubts(Scheduler scheduler, Duration tick, Consumer<List<WrittenStatement>> again) {
		this.scheduler = scheduler;
		this.tickNanos = tick.toNanos();
		this.again = again;
	}

	synchronized void add(List<WrittenStatement> statements) {
		statements.forEach(this.young::add);
		if (!this.running) {
			this.running = true;
			schedule();
		}
	}

	private void schedule() {
		this.scheduler.schedule(this::tick, this.tickNanos, TimeUnit.NANOSECONDS);
	}

	private void tick() {
		List<WrittenStatement> due = next();
		if (!due.isEmpty()) {
			this.again.accept(due);
		}
	}

	private synchronized List<WrittenStatement> next() {
		List<WrittenStatement> due = this.old.take();
		this.young.take().forEach(this.old::add);
		this.running = !this.old.isEmpty();
		if (this.running) {
			schedule();
		}
		return due;
	}

}
