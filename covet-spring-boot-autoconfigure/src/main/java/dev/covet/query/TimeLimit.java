package dev.covet.query;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.dao.QueryTimeoutException;

/**
 * Bounds what takes several statements, each of which is bounded by itself already.
 */
final class TimeLimit {

	private TimeLimit() {
	}

	static <R> Mono<R> of(QueryState query, Mono<R> work) {
		Duration timeout = query.options().timeout();
		if (timeout == null) {
			return work;
		}
		return work.flux()
			.takeUntilOther(Mono.delay(timeout)
				.then(Mono.error(() -> new QueryTimeoutException(
						"The query on %s took longer than %d ms".formatted(query.model(), timeout.toMillis())))))
			.singleOrEmpty();
	}

}
