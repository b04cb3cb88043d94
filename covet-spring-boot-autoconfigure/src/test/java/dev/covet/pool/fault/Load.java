package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers who ask again as soon as they are answered, and a moment later if that was an
 * error.
 */
final class Load {

	private static final Duration AFTER_AN_ERROR = Duration.ofMillis(25);

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final IntFunction<? extends Publisher<?>> work;

	private final CompletableFuture<Void> end;

	private volatile boolean stopped;

	private Load(int callers, IntFunction<? extends Publisher<?>> work) {
		this.work = work;
		this.end = Flux.range(0, callers).flatMap(this::caller, callers).then().toFuture();
	}

	static Load of(int callers, IntFunction<? extends Publisher<?>> work) {
		return new Load(callers, work);
	}

	private Mono<Void> caller(int number) {
		return Mono.defer(() -> ask(number)).repeat(() -> !this.stopped).then();
	}

	private Mono<Void> ask(int number) {
		long asked = System.nanoTime();
		this.waiting.incrementAndGet();
		return Flux.from(this.work.apply(number))
			.then(Mono.<Void>fromRunnable(() -> answer(asked, null)))
			.onErrorResume((ex) -> {
				answer(asked, ex);
				return Mono.delay(AFTER_AN_ERROR).then();
			});
	}

	private void answer(long asked, @Nullable Throwable error) {
		this.answers.add(new Answer(asked, System.nanoTime(), error));
		this.waiting.decrementAndGet();
	}

	/**
	 * Return how much is done.
	 * @param last the time until now to look at
	 * @return successes in a second
	 */
	double perSecond(Duration last) {
		long since = System.nanoTime() - last.toNanos();
		long done = answers().filter((answer) -> answer.error() == null && answer.answered() - since >= 0).count();
		return done * 1e9 / last.toNanos();
	}

	/**
	 * Return how much is done while nobody gets an error.
	 * @param last the time until now to look at
	 * @return successes in a second, none if there were errors
	 */
	double withoutErrorPerSecond(Duration last) {
		boolean errors = !errors().isEmpty();
		double done = perSecond(last);
		forget();
		return errors ? 0 : done;
	}

	/**
	 * Look at what comes from now on only.
	 */
	void forget() {
		this.answers.clear();
	}

	Duration slowest() {
		return answers().map(Answer::time).max(Duration::compareTo).orElse(Duration.ZERO);
	}

	List<Throwable> errors() {
		return answers().map(Answer::error).<Throwable>mapMulti((error, all) -> {
			if (error != null) {
				all.accept(error);
			}
		}).toList();
	}

	private Stream<Answer> answers() {
		return this.answers.stream().filter(Objects::nonNull);
	}

	int waiting() {
		return this.waiting.get();
	}

	/**
	 * Let the callers go once they are answered.
	 * @return when the last has gone
	 */
	CompletableFuture<Void> stop() {
		this.stopped = true;
		return this.end;
	}

}
