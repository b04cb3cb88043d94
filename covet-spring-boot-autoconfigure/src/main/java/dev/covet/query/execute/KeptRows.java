package dev.covet.query.execute;

import java.util.function.Function;

import dev.covet.query.plan.CachePolicy;
import dev.covet.query.plan.Plan;
import dev.covet.query.plan.UnreadableRowsException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs a query again, from its very beginning and past any cache, when rows that a cache
 * kept turn out to be unreadable. A reader leaves its marks in what a query collects, so
 * nothing less will do.
 */
final class KeptRows {

	private KeptRows() {
	}

	static <T> Mono<T> orRead(Plan.Options options, Function<Plan.Options, Mono<T>> query) {
		return query.apply(options)
			.onErrorResume(UnreadableRowsException.class, (ex) -> query.apply(options.withCache(CachePolicy.OFF)));
	}

	static <T> Flux<T> orReadAll(Plan.Options options, Function<Plan.Options, Flux<T>> query) {
		return query.apply(options)
			.onErrorResume(UnreadableRowsException.class, (ex) -> query.apply(options.withCache(CachePolicy.OFF)));
	}

}
