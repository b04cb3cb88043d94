package dev.covet.cache.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who waits for a flight, and whether it is over. Nobody is told of anything here, so
 * that no caller's code runs under the lock.
 */
final class Passengers<V> {

	private final Set<Waiter<V>> waiters = new LinkedHashSet<>(2);

	private boolean over;

	synchronized boolean isOver() {
		return this.over;
	}

	synchronized boolean add(Waiter<V> waiter) {
		return !this.over && this.waiters.add(waiter);
	}

	// Whether it was the last one, with whom the flight is over
	synchronized boolean removeLast(Waiter<V> waiter) {
		if (!this.waiters.remove(waiter) || this.over || !this.waiters.isEmpty()) {
			return false;
		}
		this.over = true;
		return true;
	}

	// Whether the flight is over now because nobody waits for it
	synchronized boolean endIfNone() {
		if (this.over || !this.waiters.isEmpty()) {
			return false;
		}
		this.over = true;
		return true;
	}

	// Those to tell of the end, or null if it was over before
	synchronized @Nullable List<Waiter<V>> end() {
		if (this.over) {
			return null;
		}
		this.over = true;
		List<Waiter<V>> told = List.copyOf(this.waiters);
		this.waiters.clear();
		return told;
	}

}
