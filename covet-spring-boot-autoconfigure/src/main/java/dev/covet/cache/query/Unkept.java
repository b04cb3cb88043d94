package dev.covet.cache.query;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * What turned out not to be worth asking the cache for: such a query would be sent twice
 * each time. Bounded, and forgotten after a while, as tables shrink too.
 */
final class Unkept {

	private static final int MOST = 10_000;

	private final ConcurrentMap<Object, Long> since = new ConcurrentHashMap<>();

	private final LongSupplier nanos;

	private final long longest;

	Unkept(LongSupplier nanos, Duration longest) {
		this.nanos = nanos;
		this.longest = longest.toNanos();
	}

	boolean contains(Object query) {
		if (this.since.isEmpty()) {
			return false;
		}
		Long began = this.since.get(query);
		if (began == null) {
			return false;
		}
		if (this.nanos.getAsLong() - began < this.longest) {
			return true;
		}
		this.since.remove(query, began);
		return false;
	}

	void add(Object query) {
		if (this.since.size() >= MOST) {
			this.since.clear();
		}
		this.since.put(query, this.nanos.getAsLong());
	}

}
