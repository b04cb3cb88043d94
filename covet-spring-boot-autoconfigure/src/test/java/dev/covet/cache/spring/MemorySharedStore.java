package dev.covet.cache.spring;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.covet.cache.SharedListener;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What nodes share, in this JVM: values with stamps, each command with the latency of a
 * network. Each node has its own view of it.
 */
final class MemorySharedStore implements SharedStore {

	private static final Duration LATENCY = Duration.ofMillis(1);

	private final Shared shared;

	private MemorySharedStore(Shared shared) {
		this.shared = shared;
	}

	static MemorySharedStore create() {
		return new MemorySharedStore(new Shared());
	}

	MemorySharedStore ofAnotherNode() {
		return new MemorySharedStore(this.shared);
	}

	Map<String, Stored> values() {
		return this.shared.values;
	}

	@Override
	public boolean isUsable() {
		return true;
	}

	@Override
	public Mono<SharedRead> read(String key, List<Tag> tags) {
		return later(() -> {
			Map<Tag, Long> stamps = this.shared.stamps(tags);
			Stored stored = this.shared.values.get(key);
			return new SharedRead((stored != null && stored.isGood(stamps)) ? stored.value : null, stamps);
		});
	}

	@Override
	@SuppressWarnings("unchecked")
	public Mono<Void> write(String key, byte[] value, SharedRead before, Duration ttl) {
		return later(() -> this.shared.values.put(key,
				new Stored(value, (Map<Tag, Long>) before.stamps(), System.nanoTime() + ttl.toNanos())))
			.then();
	}

	@Override
	public Mono<SharedLock> lock(String key, Duration longest) {
		return later(() -> this.shared.locks.add(key) ? (SharedLock) () -> release(key) : null);
	}

	private Mono<Void> release(String key) {
		return later(() -> this.shared.locks.remove(key)).then();
	}

	@Override
	public Mono<Void> raise(Collection<Tag> tags) {
		return later(() -> {
			tags.forEach((tag) -> this.shared.stamps.merge(tag, 1L, Long::sum));
			this.shared.listeners.forEach((store, listener) -> {
				if (store != this) {
					listener.onRaised(tags);
				}
			});
			return true;
		}).then();
	}

	@Override
	public Mono<Long> clear(String prefix) {
		return later(() -> {
			this.shared.values.keySet().removeIf((key) -> key.startsWith(prefix));
			return 0L;
		});
	}

	@Override
	public void listen(SharedListener listener) {
		this.shared.listeners.put(this, listener);
	}

	private static <T> Mono<T> later(Supplier<@Nullable T> command) {
		return Mono.delay(LATENCY).mapNotNull((tick) -> command.get());
	}

	record Stored(byte[] value, Map<Tag, Long> stamps, long end) {

		Stored with(byte[] other) {
			return new Stored(other, this.stamps, this.end);
		}

		boolean isGood(Map<Tag, Long> current) {
			return this.stamps.equals(current) && System.nanoTime() - this.end < 0;
		}

	}

	private static final class Shared {

		private final Map<String, Stored> values = new ConcurrentHashMap<>();

		private final Map<Tag, Long> stamps = new ConcurrentHashMap<>();

		private final Set<String> locks = ConcurrentHashMap.newKeySet();

		private final Map<MemorySharedStore, SharedListener> listeners = new ConcurrentHashMap<>();

		Map<Tag, Long> stamps(List<Tag> tags) {
			Map<Tag, Long> read = new ConcurrentHashMap<>();
			tags.forEach((tag) -> read.put(tag, this.stamps.getOrDefault(tag, 0L)));
			return read;
		}

	}

}
