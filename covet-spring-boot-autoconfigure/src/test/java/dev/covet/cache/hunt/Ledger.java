package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What was written, by whom and when, and whether a read may still return it. Writes to
 * one row come one after the other, so that greater numbers are later ones.
 */
final class Ledger {

	static final int ROWS = 16;

	private static final int NODES = 2;

	private final AtomicLong numbers = new AtomicLong();

	private final AtomicReferenceArray<AtomicLongArray> ended = new AtomicReferenceArray<>(NODES);

	private final List<ConcurrentSkipListMap<Long, Long>> history = IntStream.range(0, ROWS)
		.mapToObj((row) -> new ConcurrentSkipListMap<>(Map.of(Long.MIN_VALUE, 0L)))
		.toList();

	private final Set<Long> rolledBack = ConcurrentHashMap.newKeySet();

	private final Map<Long, String> writers = new ConcurrentHashMap<>();

	private final Queue<String> violations = new ConcurrentLinkedQueue<>();

	private final AtomicLong reads = new AtomicLong();

	private final @Nullable Duration latency;

	// Without a latency nothing is said about writes of the other node.
	Ledger(@Nullable Duration latency) {
		this.latency = latency;
		for (int node = 0; node < NODES; node++) {
			this.ended.set(node, new AtomicLongArray(ROWS));
		}
	}

	long next(Object writer) {
		long number = this.numbers.incrementAndGet();
		this.writers.put(number, writer.toString());
		return number;
	}

	long nextThatIsRolledBack(Object writer) {
		long number = next(writer);
		this.rolledBack.add(number);
		return number;
	}

	void ended(int node, int row, long number) {
		this.ended.get(node).set(row, number);
		this.history.get(row).put(System.nanoTime(), number);
	}

	// What a read that begins now has to return at least, row by row.
	long[] floor(int node) {
		return IntStream.range(0, ROWS).mapToLong((row) -> floor(node, row)).toArray();
	}

	private long floor(int node, int row) {
		long own = this.ended.get(node).get(row);
		if (this.latency == null) {
			return own;
		}
		var before = this.history.get(row).floorEntry(System.nanoTime() - this.latency.toNanos());
		return Math.max(own, (before != null) ? before.getValue() : 0);
	}

	void check(String reader, int node, long[] floor, long id, long number) {
		this.reads.incrementAndGet();
		int row = (int) id - 1;
		if (number < floor[row]) {
			this.violations
				.add("%s on node %d returned %d for row %d, older than %d (%s), which had ended before it began"
					.formatted(reader, node, number, id, floor[row], this.writers.get(floor[row])));
		}
		if (this.rolledBack.contains(number)) {
			this.violations
				.add("%s on node %d returned %d for row %d, which was rolled back".formatted(reader, node, number, id));
		}
	}

	void violation(String what) {
		this.violations.add(what);
	}

	List<String> violations() {
		return List.copyOf(this.violations);
	}

	long reads() {
		return this.reads.get();
	}

	long writes() {
		return this.numbers.get();
	}

}
