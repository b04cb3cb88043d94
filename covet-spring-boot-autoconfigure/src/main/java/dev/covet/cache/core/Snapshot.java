package dev.covet.cache.core;

/**
 * Stamps, and the numbers that they had at one time.
 */
// The first stamp is that of the key.
final class Snapshot {

	private final Stamp[] stamps;

	private final long[] numbers;

	private Snapshot(Stamp[] stamps, long[] numbers) {
		this.stamps = stamps;
		this.numbers = numbers;
	}

	static Snapshot take(Stamp[] stamps) {
		long[] numbers = new long[stamps.length];
		for (int i = 0; i < stamps.length; i++) {
			numbers[i] = stamps[i].value();
		}
		return new Snapshot(stamps, numbers);
	}

	// What the numbers will be when the key's stamp has been raised by one: of values
	// that
	// are put at the same time only one can make its snapshot come true
	static Snapshot takeAhead(Stamp[] stamps) {
		Snapshot snapshot = take(stamps);
		snapshot.numbers[0]++;
		return snapshot;
	}

	boolean comeTrue() {
		return this.stamps[0].raiseFrom(this.numbers[0] - 1);
	}

	boolean isCurrent() {
		for (int i = 0; i < this.stamps.length; i++) {
			if (this.stamps[i].value() != this.numbers[i]) {
				return false;
			}
		}
		return true;
	}

	int size() {
		return this.stamps.length;
	}

}
