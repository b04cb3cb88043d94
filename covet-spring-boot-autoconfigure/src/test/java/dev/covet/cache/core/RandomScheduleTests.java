package dev.covet.cache.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.covet.cache.CacheKey;
import dev.covet.cache.CacheRegion;
import dev.covet.cache.Change;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.Tag;
import dev.covet.cache.local.CaffeineLocalStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs readers and writers on two nodes through random orders of everything that takes
 * time, on one thread: each command's way to the shared store and back, each message,
 * each load. A seed that fails, fails each time.
 */
class RandomScheduleTests {

	private static final int SEEDS = 2500;

	private static final int MOST_ACTIONS = 120;

	@ParameterizedTest
	@EnumSource
	void readsWhenOrdersAreRandomAreNeverOlderThanTheNodesLastWrite(Tiers tiers) {
		for (int seed = 0; seed < SEEDS; seed++) {
			new Run(seed, tiers).play();
		}
	}

	enum Tiers {

		BOTH(true, true), LOCAL_ONLY(true, false), SHARED_ONLY(false, true);

		private final boolean local;

		private final boolean shared;

		Tiers(boolean local, boolean shared) {
			this.local = local;
			this.shared = shared;
		}

	}

	private static final class Run {

		private static final int KEYS = 2;

		private final ManualTime time = new ManualTime();

		private final List<Runnable> pending = new ArrayList<>();

		private final SharedWorld world = new SharedWorld(this::step, this.time::millis);

		private final long[] committed = new long[KEYS];

		private final List<Node> nodes = new ArrayList<>();

		private final List<Disposable> reads = new ArrayList<>();

		private final List<String> wrong = new ArrayList<>();

		private final Random random;

		private final String name;

		private final int keys;

		private final int longestPause;

		private final boolean faults;

		private final boolean evictions;

		private int open;

		Run(int seed, Tiers tiers) {
			this.random = new Random(seed);
			this.keys = 1 + this.random.nextInt(KEYS);
			this.longestPause = this.random.nextBoolean() ? 200 : 30_000;
			this.faults = this.random.nextBoolean();
			this.evictions = this.random.nextBoolean();
			this.name = "seed %d, %s".formatted(seed, tiers);
			RegionSettings settings = new RegionSettings("r", Duration.ofMinutes(1),
					this.random.nextBoolean() ? Duration.ofSeconds(5) : null, tiers.local, tiers.shared,
					Duration.ofSeconds(2));
			for (int i = 0; i < 2; i++) {
				SharedNode store = this.world.node();
				CoreCacheRegions regions = CoreCacheRegions.create(
						CaffeineLocalStore.create(1 << 20, this.time.time().nanos()), store, this.time.time(),
						this.random);
				this.nodes.add(new Node(store, regions, regions.region(settings, new LongCodec()), new HashMap<>()));
			}
		}

		void play() {
			int actions = 10 + this.random.nextInt(MOST_ACTIONS);
			for (int i = 0; i < actions; i++) {
				act(this.nodes.get(this.random.nextInt(2)), this.random.nextInt(this.keys));
			}
			this.nodes.forEach(this::restore);
			drain();
			assertThat(this.open).as(this.name + ": reads that never end").isZero();
			for (Node node : this.nodes) {
				for (int key = 0; key < KEYS; key++) {
					node.completed().put(key, this.committed[key]);
					read(node, key);
				}
			}
			drain();
			assertThat(this.wrong).as(this.name).isEmpty();
			assertThat(this.open).as(this.name + ": last reads that never end").isZero();
			this.nodes.forEach((node) -> assertThat(((Region<Long>) node.region()).flights().size()).isZero());
			assertThat(this.world.locked()).as(this.name + ": locks").isZero();
		}

		private void act(Node node, int key) {
			switch (this.random.nextInt(16)) {
				case 0, 1, 2, 3 -> read(node, key);
				case 4 -> write(node, key);
				case 5 -> cancelOne();
				case 6 -> this.time.advance(Duration.ofMillis(this.random.nextInt(this.longestPause)));
				case 7 -> disturb(node, key);
				default -> stepOne();
			}
		}

		private void disturb(Node node, int key) {
			if (this.faults) {
				fault(node);
			}
			else if (this.evictions) {
				node.region().evict(CacheKey.of("k" + key)).subscribe();
			}
		}

		private void fault(Node node) {
			SharedNode store = node.store();
			switch (this.random.nextInt(6)) {
				case 0 -> store.cut();
				case 1 -> store.deafen();
				case 2 -> node.region().clear().subscribe();
				default -> restore(node);
			}
		}

		private void restore(Node node) {
			if (node.store().isDown()) {
				node.store().heal();
			}
			if (node.store().isDeaf()) {
				node.store().hearAgain();
			}
		}

		private void read(Node node, int key) {
			long floor = node.completed().getOrDefault(key, 0L);
			this.open++;
			this.reads.add(node.region()
				.getOrLoad(CacheKey.of("k" + key), List.of(Tag.rows("t"), Tag.row("t", key)), load(key))
				.doFinally((signal) -> this.open--)
				.subscribe((value) -> {
					if (value < floor) {
						this.wrong.add("key %d: read %d, written was %d".formatted(key, value, floor));
					}
				}, (ex) -> this.wrong.add(ex.toString())));
		}

		private Mono<Long> load(int key) {
			return Mono.defer(this::step)
				.then(Mono.fromCallable(() -> this.committed[key]))
				.flatMap((value) -> step().thenReturn(value));
		}

		private void write(Node node, int key) {
			long version = ++this.committed[key];
			Change change = (this.random.nextInt(3) != 0) ? Change.ofRows("t", Set.of(key)) : Change.ofTable("t");
			Disposable writing = node.regions()
				.invalidate(List.of(change))
				.subscribe(null, null, () -> node.completed().merge(key, version, Math::max));
			if (this.random.nextInt(4) == 0) {
				writing.dispose();
			}
		}

		private void cancelOne() {
			if (!this.reads.isEmpty()) {
				this.reads.remove(this.random.nextInt(this.reads.size())).dispose();
			}
		}

		private Mono<Void> step() {
			return Mono.create((sink) -> this.pending.add(sink::success));
		}

		private void stepOne() {
			if (!this.pending.isEmpty()) {
				this.pending.remove(this.random.nextInt(this.pending.size())).run();
			}
		}

		private void drain() {
			for (int i = 0; i < 100 && (this.open > 0 || !this.pending.isEmpty()); i++) {
				while (!this.pending.isEmpty()) {
					stepOne();
				}
				this.time.advance(Duration.ofMillis(100));
			}
		}

	}

	private record Node(SharedNode store, CoreCacheRegions regions, CacheRegion<Long> region,
			Map<Integer, Long> completed) {

	}

}
