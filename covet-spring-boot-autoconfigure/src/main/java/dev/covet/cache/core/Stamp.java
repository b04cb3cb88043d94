package dev.covet.cache.core;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * A number that grows with each write to what its tag stands for.
 */
// Not a field of type AtomicLong: a hit looks at several stamps, and each would cost one
// step more through memory.
final class Stamp {

	private static final AtomicLongFieldUpdater<Stamp> VALUE = AtomicLongFieldUpdater.newUpdater(Stamp.class, "value");

	private volatile long value;

	long value() {
		return this.value;
	}

	void raise() {
		VALUE.incrementAndGet(this);
	}

	// Raises it from a number that nobody has raised since, or not at all
	boolean raiseFrom(long seen) {
		return VALUE.compareAndSet(this, seen, seen + 1);
	}

}
