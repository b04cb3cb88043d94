package dev.covet.cache.redis;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether this node owes a new generation. What was owed after a payment began isn't paid
 * by it.
 */
final class Debt {

	private final AtomicLong owed = new AtomicLong();

	private final AtomicLong paid = new AtomicLong();

	void owe() {
		this.owed.incrementAndGet();
	}

	boolean isOpen() {
		return this.owed.get() != this.paid.get();
	}

	long amount() {
		return this.owed.get();
	}

	void pay(long amount) {
		this.paid.accumulateAndGet(amount, Math::max);
	}

}
