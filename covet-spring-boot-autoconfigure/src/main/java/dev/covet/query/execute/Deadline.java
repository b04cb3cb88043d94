package dev.covet.query.execute;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.QueryTimeoutException;

/**
 * The time that something may take as a whole. When it is over that is cancelled, so that
 * its connection goes back, and the caller gets an error.
 *
 * @since 0.1.0
 */
// takeUntilOther() cancels for a value of the other publisher, but not for its error.
public final class Deadline {

	private Deadline() {
	}

	/**
	 * Bound a query.
	 * @param query the query
	 * @param timeout how long it may take from its subscription to its end
	 * @param what what it is, the beginning of the error's message
	 * @param <T> what it emits
	 * @return what it emits, or a {@link QueryTimeoutException} when the time is over
	 */
	public static <T> Flux<T> bound(Flux<T> query, Duration timeout, String what) {
		return Flux.defer(() -> {
			AtomicBoolean over = new AtomicBoolean();
			return query.takeUntilOther(Mono.delay(timeout).doOnNext((tick) -> over.set(true)))
				.concatWith(Mono.defer(() -> over.get()
						? Mono
							.error(new QueryTimeoutException(what + " took longer than " + timeout.toMillis() + " ms"))
						: Mono.empty()));
		});
	}

}
