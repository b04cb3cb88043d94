package dev.covet.query.plan;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.QueryTimeoutException;

/**
 * The longest time that something may take as a whole, from subscription to its end. What
 * takes longer is cancelled, and a {@link QueryTimeoutException} in its place.
 *
 * @since 0.1.0
 */
// takeUntilOther() cancels for a value of the other publisher, but not for its error.
public final class TimeLimit {

	private TimeLimit() {
	}

	/**
	 * Limit the time of a result.
	 * @param work what may take that long
	 * @param limit the longest time, {@code null} for any
	 * @param what its name for the error
	 * @param <T> its result
	 * @return the result
	 */
	public static <T> Mono<T> on(Mono<T> work, @Nullable Duration limit, Supplier<String> what) {
		return (limit != null) ? on(work.flux(), limit, what).singleOrEmpty() : work;
	}

	/**
	 * Limit the time until the last of several results.
	 * @param work what may take that long
	 * @param limit the longest time, {@code null} for any
	 * @param what its name for the error
	 * @param <T> its results
	 * @return the results
	 */
	public static <T> Flux<T> on(Flux<T> work, @Nullable Duration limit, Supplier<String> what) {
		if (limit == null) {
			return work;
		}
		return Flux.defer(() -> {
			AtomicBoolean over = new AtomicBoolean();
			return work.takeUntilOther(Mono.delay(limit).doOnNext((tick) -> over.set(true)))
				.concatWith(Mono.defer(() -> over.get() ? Mono.error(error(what, limit)) : Mono.empty()));
		});
	}

	private static QueryTimeoutException error(Supplier<String> what, Duration limit) {
		return new QueryTimeoutException(what.get() + " took longer than " + limit.toMillis() + " ms");
	}

}
