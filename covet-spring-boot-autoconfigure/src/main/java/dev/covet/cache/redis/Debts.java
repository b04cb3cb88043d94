package dev.covet.cache.redis;

/**
 * What this node owes the store before it may use it again. Whoever raised stamps and
 * does not know that they were, or had lost the store from its sight, must first find out
 * whether the store is still the same one, or end all values in it.
 */
final class Debts {

	private final Runnable onDebt;

	private volatile long owed = 1;

	private volatile long paid;

	// The last one that only a new generation pays
	private volatile long forced;

	Debts(Runnable onDebt) {
		this.onDebt = onDebt;
	}

	// Owe a look at the store, to see whether it is still the same one
	synchronized void addLook() {
		this.owed++;
	}

	// Owe a new generation
	void addGeneration() {
		synchronized (this) {
			this.forced = this.owed + 1;
			this.owed++;
		}
		this.onDebt.run();
	}

	long mark() {
		return this.owed;
	}

	boolean isPaid() {
		return this.paid == this.owed;
	}

	boolean isGenerationOwed() {
		return this.forced > this.paid;
	}

	// What came after the mark was set is still owed
	synchronized void pay(long mark) {
		this.paid = mark;
	}

}
