package dev.covet.pool.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Many callers who go away: some at a phase of their query, some after a time, a few
 * never. What each does is decided by the seed.
 */
final class Storm {

	private static final int LONGEST_MICROS = 12_000;

	private static final Phase[] PHASES = Phase.values();

	private final BiFunction<Integer, Random, Publisher<?>> query;

	private final Scheduler threads;

	private final long seed;

	private final Map<Phase, AtomicInteger> left = new EnumMap<>(Phase.class);

	private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

	Storm(long seed, Scheduler threads, BiFunction<Integer, Random, Publisher<?>> query) {
		this.seed = seed;
		this.threads = threads;
		this.query = query;
		for (Phase phase : PHASES) {
			this.left.put(phase, new AtomicInteger());
		}
	}

	// Numbers drawn from neighbouring seeds are alike, so each caller's own is drawn as
	// well.
	Storm rage(int queries, int atOnce, Duration longest) {
		Random seeds = new Random(this.seed);
		Flux.range(0, queries).flatMap((i) -> caller(i, new Random(seeds.nextLong())), atOnce).then().block(longest);
		return this;
	}

	private Mono<Void> caller(int number, Random random) {
		Phase until = random.nextBoolean() ? PHASES[random.nextInt(PHASES.length)] : null;
		boolean stays = random.nextInt(20) == 0;
		Caller caller = new Caller(stays ? null : until, leaving(random, until));
		return Mono.<Void>create((sink) -> {
			caller.has(Flux.from(this.query.apply(number, random))
				.contextWrite(caller::into)
				.subscribeOn(this.threads)
				.doFinally((end) -> sink.success())
				.subscribe((value) -> {
				}, this.errors::add));
			if (until == null && !stays) {
				after(random.nextInt(LONGEST_MICROS), caller::leave);
			}
		}).doOnTerminate(() -> count(caller.left()));
	}

	private void count(@Nullable Phase phase) {
		if (phase != null) {
			this.left.get(phase).incrementAndGet();
		}
	}

	// On the thread that got so far, or on another, at once or a moment later. Nobody
	// goes away on the very thread that brings the connection, before anybody else sees
	// it; that phase is so short that the moment must be too.
	private Executor leaving(Random random, @Nullable Phase until) {
		int micros = random.nextInt((until != Phase.ACQUIRED) ? 500 : 20);
		return (random.nextBoolean() && until != Phase.ACQUIRED) ? Runnable::run : (leave) -> after(micros, leave);
	}

	private static void after(int micros, Runnable task) {
		Schedulers.parallel().schedule(task, micros, TimeUnit.MICROSECONDS);
	}

	/**
	 * Return how many have left at each phase of their queries.
	 * @return the counts
	 */
	Map<Phase, AtomicInteger> left() {
		return this.left;
	}

	List<Throwable> errors() {
		return List.copyOf(this.errors);
	}

}
