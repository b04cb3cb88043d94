package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.function.Consumer;

import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Gives a connection back. If a transaction on it can't be ended, or not in time, the
 * connection is closed instead.
 */
// The pool would wait for the rollback for ever, and take a failed one for a good one.
record Release(Connection pooled, Slot slot, Duration limit, boolean inTransaction) {

	// Whoever subscribes to the closing may go, this stays.
	void start(ContextView context, Consumer<@Nullable Throwable> end) {
		Mono<Void> close = Mono.defer(() -> Mono.from(this.pooled.close()));
		Mono<Void> all = this.inTransaction ? rollback().then(close) : close;
		all.subscribe(null, end, () -> end.accept(null), Context.of(context));
	}

	private Mono<Void> rollback() {
		return Mono.defer(() -> Mono.<Void>from(this.pooled.rollbackTransaction()))
			.timeout(this.limit)
			.onErrorResume((ex) -> {
				this.slot.kill();
				return Mono.empty();
			});
	}

}
