package dev.covet.cache.redis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.cache.Tag;

/**
 * The numbers to which this node has raised stamps. A store that later has a lower one
 * has gone back in time, and might have values again that a write had ended.
 */
// The second line of defence: as a rule a server that went back in time has been lost
// from sight before. So it may forget.
final class Floors {

	private static final int MOST = 100_000;

	private final Map<Tag, Long> floors = new ConcurrentHashMap<>();

	void raised(List<Tag> tags, List<Long> numbers) {
		if (this.floors.size() > MOST) {
			this.floors.clear();
		}
		for (int i = 0; i < tags.size(); i++) {
			this.floors.merge(tags.get(i), numbers.get(i), Math::max);
		}
	}

	// To be called before the stamps are read: they may be raised while they are
	long[] of(List<Tag> tags) {
		long[] lowest = new long[tags.size()];
		for (int i = 0; i < lowest.length; i++) {
			lowest[i] = this.floors.getOrDefault(tags.get(i), 0L);
		}
		return lowest;
	}

	void forget() {
		this.floors.clear();
	}

}
