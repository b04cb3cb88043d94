package dev.covet.cache.core;

/**
 * A value that is kept in this JVM.
 *
 * @param <V> the type of the value
 * @since 0.1.0
 */
public final class LocalEntry<V> {

	private final V value;

	private final Snapshot snapshot;

	private final long freshUntil;

	private final Lifetime lifetime;

	private final int weight;

	private final RegionCounters counters;

	LocalEntry(V value, Snapshot snapshot, long now, Lifetime lifetime, int weight, RegionCounters counters) {
		this.value = value;
		this.snapshot = snapshot;
		this.freshUntil = now + lifetime.freshNanos();
		this.lifetime = lifetime;
		this.weight = weight;
		this.counters = counters;
	}

	/**
	 * Return the memory that the entry takes.
	 * @return the number of bytes, about
	 */
	public int weight() {
		return this.weight;
	}

	/**
	 * Return how long the entry is of use from when it is made.
	 * @return the time in nanoseconds
	 */
	public long lifetimeNanos() {
		return this.lifetime.freshNanos() + this.lifetime.staleNanos();
	}

	/**
	 * Called before the entry is put into a store.
	 */
	public void onAdded() {
		this.counters.added(this.weight);
	}

	/**
	 * Called when the entry is not in the store any more.
	 * @param evicted whether for want of room or by age
	 */
	public void onRemoved(boolean evicted) {
		this.counters.removed(this.weight, evicted);
	}

	V value() {
		return this.value;
	}

	boolean isCurrent() {
		return this.snapshot.isCurrent();
	}

	boolean isFresh(long now) {
		return now - this.freshUntil < 0;
	}

	boolean isStale(long now) {
		long age = now - this.freshUntil;
		return age >= 0 && age < this.lifetime.staleNanos();
	}

}
