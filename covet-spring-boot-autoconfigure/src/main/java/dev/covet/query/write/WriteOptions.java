package dev.covet.query.write;

import java.time.Duration;

import dev.covet.query.execute.Deadline;
import dev.covet.query.plan.Plan;
import dev.covet.statement.StatementLabel;
import reactor.core.publisher.Mono;

/**
 * Runs a write with a query set's options: its label and its timeout.
 */
final class WriteOptions {

	private WriteOptions() {
	}

	static <T> Mono<T> apply(Mono<T> write, Plan.Options options) {
		String label = options.label();
		Duration timeout = options.timeout();
		Mono<T> labelled = (label != null) ? write.contextWrite((context) -> StatementLabel.put(context, label))
				: write;
		if (timeout == null) {
			return labelled;
		}
		return Deadline.bound(labelled.flux(), timeout, "The write").singleOrEmpty();
	}

}
