package dev.covet.cache.hunt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Readers and writers on two nodes, for a time, or until somebody has read what nobody
 * may.
 */
final class StaleHunt {

	private static final int READERS = 3;

	private static final int WRITERS = 2;

	private final List<HuntNode> nodes;

	private final Ledger ledger;

	private final long seed;

	private final Lock[] rows = IntStream.range(0, Ledger.ROWS)
		.mapToObj((row) -> new ReentrantLock())
		.toArray(Lock[]::new);

	private volatile boolean over;

	StaleHunt(List<HuntNode> nodes, Ledger ledger, long seed) {
		this.nodes = nodes;
		this.ledger = ledger;
		this.seed = seed;
	}

	void run(Duration duration, Faults faults) {
		Random seeds = new Random(this.seed);
		ExecutorService threads = Executors.newCachedThreadPool();
		try {
			List<Future<?>> work = new ArrayList<>();
			for (HuntNode node : this.nodes) {
				for (int i = 0; i < READERS; i++) {
					Reader reader = new Reader(node, this.ledger, new Random(seeds.nextLong()));
					work.add(threads.submit(() -> repeat(reader::read, 0)));
				}
				for (int i = 0; i < WRITERS; i++) {
					Writer writer = new Writer(node, this.ledger, this.rows, new Random(seeds.nextLong()));
					work.add(threads.submit(() -> repeat(writer::write, 3)));
				}
			}
			long end = System.nanoTime() + duration.toNanos();
			while (System.nanoTime() < end && this.ledger.violations().isEmpty()) {
				faults.next(Duration.ofNanos(end - System.nanoTime()));
			}
			this.over = true;
			for (Future<?> each : work) {
				each.get(30, TimeUnit.SECONDS);
			}
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Seed " + this.seed, ex);
		}
		finally {
			this.over = true;
			threads.shutdownNow();
		}
	}

	private void repeat(Runnable step, int pause) {
		while (!this.over) {
			step.run();
			if (pause > 0) {
				HuntFaults.pause(Duration.ofMillis(pause));
			}
		}
	}

	/**
	 * What goes wrong meanwhile.
	 */
	@FunctionalInterface
	interface Faults {

		/**
		 * Let something go wrong and mend it.
		 * @param left the time that is left
		 */
		void next(Duration left);

	}

}
