package dev.covet.query.write;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.TimeLimit;
import dev.covet.statement.StatementLabel;
import reactor.core.publisher.Mono;

/**
 * Runs a write with a query set's options: its label and its timeout.
 */
final class WriteOptions {

	private WriteOptions() {
	}

	static <T> Mono<T> apply(Mono<T> write, Plan.Options options) {
		return TimeLimit.on(StatementLabel.on(write, options.label()), options.timeout(), () -> "The write");
	}

}
