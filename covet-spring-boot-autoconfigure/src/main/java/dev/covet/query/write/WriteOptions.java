package dev.covet.query.write;

import java.time.Duration;

import dev.covet.query.plan.Plan;
import dev.covet.statement.StatementLabel;
import reactor.core.publisher.Mono;

import org.springframework.dao.QueryTimeoutException;

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
		return labelled.flux()
			.takeUntilOther(Mono.delay(timeout)
				.then(Mono.error(
						() -> new QueryTimeoutException("The write took longer than " + timeout.toMillis() + " ms"))))
			.singleOrEmpty();
	}

}
