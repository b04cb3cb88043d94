package dev.covet.cache.core;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.local.CaffeineLocalStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Readers and writers of two nodes on many threads at once.
 */
class ConcurrencyTests {

	private static final int KEYS = 4;

	private static final int ACTIONS = 50_000;

	private final Scheduler threads = Schedulers.newParallel("readers", 8, true);

	private final AtomicLongArray committed = new AtomicLongArray(KEYS);

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	@Test
	void readsWhenManyThreadsReadAndWriteAreNeverOlderThanTheNodesLastWrite() {
		SharedWorld world = new SharedWorld(this::step, System::currentTimeMillis);
		List<Node> nodes = List.of(Node.of(world), Node.of(world));
		Flux.range(0, ACTIONS)
			.flatMap((i) -> act(nodes.get(i % 2)).subscribeOn(this.threads), 64)
			.blockLast(TestRegions.TIMEOUT.multipliedBy(3));
		assertThat(this.wrong).isEmpty();
		for (Node node : nodes) {
			assertThat(((Region<Long>) node.region()).flights().size()).isZero();
			assertThat(node.region().statistics().local().hits()).isGreaterThan(ACTIONS / 10);
		}
		this.threads.dispose();
	}

	private Mono<Void> act(Node node) {
		int key = ThreadLocalRandom.current().nextInt(KEYS);
		return (ThreadLocalRandom.current().nextInt(50) != 0) ? read(node, key) : write(node, key);
	}

	private Mono<Void> read(Node node, int key) {
		return Mono.defer(() -> {
			long floor = node.completed().get(key);
			Mono<Long> load = Mono.defer(this::step)
				.then(Mono.fromCallable(() -> this.committed.get(key)))
				.flatMap((value) -> step().thenReturn(value));
			return node.region()
				.getOrLoad(CacheKey.of("k" + key), List.of(Tag.rows("t"), Tag.row("t", key)), load)
				.doOnNext((value) -> {
					if (value < floor) {
						this.wrong.add("key %d: read %d, written was %d".formatted(key, value, floor));
					}
				})
				.then();
		});
	}

	private Mono<Void> write(Node node, int key) {
		return Mono.defer(() -> {
			long version = this.committed.incrementAndGet(key);
			return node.regions()
				.invalidate(List.of(Change.ofRows("t", Set.of(key))))
				.doOnSuccess((done) -> node.completed().accumulateAndGet(key, version, Math::max));
		});
	}

	private Mono<Void> step() {
		return switch (ThreadLocalRandom.current().nextInt(3)) {
			case 0 -> Mono.empty();
			case 1 -> Mono.<Void>empty().publishOn(this.threads);
			default -> Mono.delay(Duration.ofNanos(ThreadLocalRandom.current().nextInt(400_000))).then();
		};
	}

	private record Node(CoreCacheRegions regions, CacheRegion<Long> region, AtomicLongArray completed) {

		static Node of(SharedWorld world) {
			CoreCacheRegions regions = CoreCacheRegions.create(CaffeineLocalStore.create(1 << 20, System::nanoTime),
					world.node(), CacheTime.system(), new Random(1));
			return new Node(regions, regions.region(RegionSettings.of("r", Duration.ofMinutes(1)), new LongCodec()),
					new AtomicLongArray(KEYS));
		}

	}

}
