package dev.covet.cache.core;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import dev.covet.cache.CacheStatistics;

/**
 * Counts what happens in a region.
 */
final class RegionCounters {

	private static final long UNKNOWN = -1;

	private final LongAdder localHits = new LongAdder();

	private final LongAdder localMisses = new LongAdder();

	private final LongAdder localPuts = new LongAdder();

	private final LongAdder localEvictions = new LongAdder();

	private final LongAdder localEntries = new LongAdder();

	private final LongAdder localBytes = new LongAdder();

	private final LongAdder sharedHits = new LongAdder();

	private final LongAdder sharedMisses = new LongAdder();

	private final LongAdder sharedPuts = new LongAdder();

	private final LongAdder unreadable = new LongAdder();

	private final LongAdder loads = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private final LongAdder loadNanos = new LongAdder();

	private final LongAdder joined = new LongAdder();

	private final LongAdder bypassed = new LongAdder();

	private final LongAdder invalidations = new LongAdder();

	void localHit() {
		this.localHits.increment();
	}

	void localMiss() {
		this.localMisses.increment();
	}

	void added(int weight) {
		this.localPuts.increment();
		this.localEntries.increment();
		this.localBytes.add(weight);
	}

	void removed(int weight, boolean evicted) {
		this.localEntries.decrement();
		this.localBytes.add(-weight);
		if (evicted) {
			this.localEvictions.increment();
		}
	}

	void sharedHit() {
		this.sharedHits.increment();
	}

	void sharedMiss() {
		this.sharedMisses.increment();
	}

	void sharedPut() {
		this.sharedPuts.increment();
	}

	void unreadable() {
		this.unreadable.increment();
	}

	void loaded(long nanos) {
		this.loads.increment();
		this.loadNanos.add(nanos);
	}

	void failed(long nanos) {
		this.failures.increment();
		this.loadNanos.add(nanos);
	}

	void joined() {
		this.joined.increment();
	}

	void bypassed() {
		this.bypassed.increment();
	}

	void invalidated() {
		this.invalidations.increment();
	}

	CacheStatistics read(String name, boolean local, boolean shared) {
		return new CacheStatistics(name,
				new CacheStatistics.Tier(local, this.localHits.sum(), this.localMisses.sum(), this.localPuts.sum(),
						this.localEvictions.sum(), this.localEntries.sum(), this.localBytes.sum(), 0),
				new CacheStatistics.Tier(shared, this.sharedHits.sum(), this.sharedMisses.sum(), this.sharedPuts.sum(),
						UNKNOWN, UNKNOWN, UNKNOWN, this.unreadable.sum()),
				this.loads.sum(), this.failures.sum(), Duration.ofNanos(this.loadNanos.sum()), this.joined.sum(),
				this.bypassed.sum(), this.invalidations.sum());
	}

}
