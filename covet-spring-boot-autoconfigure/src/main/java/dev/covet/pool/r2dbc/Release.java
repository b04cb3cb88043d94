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
record Release(Connection pooled, Slot slot, Duration limit) {

	// Whoever subscribes to the closing may go, this stays.
	void start(ContextView context, Transaction transaction, Consumer<@Nullable Throwable> end) {
		Mono<Void> close = Mono.defer(() -> Mono.from(this.pooled.close()));
		Mono<Void> all = switch (transaction) {
			case NONE -> close;
			case OPEN -> rollback().then(close);
			case BEGINNING -> settle().then(rollback()).then(close);
		};
		all.subscribe(null, end, () -> end.accept(null), Context.of(context));
	}

	// A transaction that was cancelled while it began is open once the database has
	// answered, and can't be rolled back before.
	private Mono<Void> settle() {
		return this.slot.session().isAlive(this.limit, null).doOnNext((alive) -> {
			if (!alive) {
				this.slot.kill();
			}
		}).then();
	}

	private Mono<Void> rollback() {
		return Mono.defer(() -> Mono.<Void>from(this.pooled.rollbackTransaction()))
			.timeout(this.limit)
			.onErrorResume((ex) -> {
				this.slot.kill();
				return Mono.empty();
			});
	}

	enum Transaction {

		/** There is none. */
		NONE,
		/** It was asked for, and the database has not answered. */
		BEGINNING,
		/** It has begun. */
		OPEN

	}

}
