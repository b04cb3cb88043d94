package dev.covet.pool.hikari;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import dev.covet.pool.CloseReason;
import dev.covet.pool.PoolTimes;

/**
 * What a pool has done.
 */
final class Counts {

	final PoolTimes acquire = new PoolTimes(System::nanoTime);

	final PoolTimes held = new PoolTimes(System::nanoTime);

	final LongAdder acquired = new LongAdder();

	final LongAdder timeouts = new LongAdder();

	final LongAdder created = new LongAdder();

	private final Map<CloseReason, LongAdder> closed = new EnumMap<>(CloseReason.class);

	Counts() {
		for (CloseReason reason : CloseReason.values()) {
			this.closed.put(reason, new LongAdder());
		}
	}

	void closed(CloseReason reason) {
		this.closed.get(reason).increment();
	}

	Map<CloseReason, Long> closed() {
		Map<CloseReason, Long> counts = new EnumMap<>(CloseReason.class);
		this.closed.forEach((reason, count) -> counts.put(reason, count.sum()));
		return counts;
	}

}
