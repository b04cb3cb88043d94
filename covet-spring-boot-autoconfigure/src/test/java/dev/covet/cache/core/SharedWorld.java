package dev.covet.cache.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

/**
 * A shared store in memory, with the nodes that use it: what happens in it, happens at
 * one moment between two steps, which take as long as a test wants.
 */
final class SharedWorld {

	private final Map<Tag, Long> stamps = new HashMap<>();

	private final Map<String, Stored> values = new HashMap<>();

	private final Map<String, Held> locks = new HashMap<>();

	private final List<SharedNode> nodes = new ArrayList<>();

	private final Supplier<Mono<Void>> step;

	private final LongSupplier millis;

	private long generation;

	SharedWorld(Supplier<Mono<Void>> step, LongSupplier millis) {
		this.step = step;
		this.millis = millis;
	}

	static SharedWorld immediate(ManualTime time) {
		return new SharedWorld(Mono::empty, time::millis);
	}

	synchronized SharedNode node() {
		SharedNode node = new SharedNode(this);
		this.nodes.add(node);
		return node;
	}

	Mono<Void> step() {
		return this.step.get();
	}

	synchronized List<Long> stamps(List<Tag> tags) {
		List<Long> found = new ArrayList<>(List.of(this.generation));
		tags.forEach((tag) -> found.add(this.stamps.getOrDefault(tag, 0L)));
		return found;
	}

	synchronized byte[] value(String key, List<Long> stamps) {
		Stored stored = this.values.get(key);
		boolean good = stored != null && stored.stamps().equals(stamps) && this.millis.getAsLong() < stored.until();
		return good ? stored.bytes().clone() : null;
	}

	synchronized void write(String key, byte[] bytes, Object stamps, long ttlMillis) {
		this.values.put(key, new Stored(bytes.clone(), stamps, this.millis.getAsLong() + ttlMillis));
	}

	synchronized void spoil(String key, byte[] bytes) {
		this.values.computeIfPresent(key, (name, stored) -> new Stored(bytes, stored.stamps(), stored.until()));
	}

	synchronized boolean lock(String key, Object owner, long longestMillis) {
		long now = this.millis.getAsLong();
		Held held = this.locks.get(key);
		if (held != null && now < held.until()) {
			return false;
		}
		this.locks.put(key, new Held(owner, now + longestMillis));
		return true;
	}

	synchronized void unlock(String key, Object owner) {
		this.locks.computeIfPresent(key, (name, held) -> (held.owner() != owner) ? held : null);
	}

	synchronized int locked() {
		return this.locks.size();
	}

	synchronized List<String> keys() {
		return List.copyOf(this.values.keySet());
	}

	synchronized long clear(String prefix) {
		long before = this.values.size();
		this.values.keySet().removeIf((key) -> key.startsWith(prefix));
		return before - this.values.size();
	}

	void raise(SharedNode by, Collection<Tag> tags) {
		synchronized (this) {
			tags.forEach((tag) -> this.stamps.merge(tag, 1L, Long::sum));
		}
		tell(by, tags);
	}

	void newGeneration(SharedNode by) {
		synchronized (this) {
			this.generation++;
		}
		tell(by, List.of(Tag.everything()));
	}

	private void tell(SharedNode by, Collection<Tag> tags) {
		List<SharedNode> others;
		synchronized (this) {
			others = this.nodes.stream().filter((node) -> node != by).toList();
		}
		others.forEach((node) -> step().subscribe(null, null, () -> node.hear(tags)));
	}

	static byte[] garbage(int length) {
		byte[] bytes = new byte[length];
		Arrays.fill(bytes, (byte) 0xAC);
		return bytes;
	}

	private record Stored(byte[] bytes, Object stamps, long until) {

	}

	private record Held(Object owner, long until) {

	}

}
