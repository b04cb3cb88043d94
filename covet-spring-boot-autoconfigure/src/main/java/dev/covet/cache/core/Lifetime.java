package dev.covet.cache.core;

import java.time.Duration;

/**
 * How long a value is good by age, and how long after that it may still be served while
 * it is renewed.
 */
record Lifetime(long freshNanos, long staleNanos) {

	Duration total() {
		return Duration.ofNanos(this.freshNanos + this.staleNanos);
	}

	boolean isSome() {
		return this.freshNanos + this.staleNanos > 0;
	}

	// What is left of it when only so many nanoseconds of the first part are, or less
	// than none
	Lifetime left(long nanos) {
		long fresh = Math.min(Math.max(nanos, 0), this.freshNanos);
		return new Lifetime(fresh, Math.max(this.staleNanos + Math.min(nanos, 0), 0));
	}

}
