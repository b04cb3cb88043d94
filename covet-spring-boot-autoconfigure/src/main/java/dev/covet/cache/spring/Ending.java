package dev.covet.cache.spring;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;

/**
 * What is done once when a call has ended well, or nobody knows how it ended.
 */
final class Ending {

	private final AtomicBoolean done = new AtomicBoolean();

	private final CallTransaction transaction;

	private final Mono<Void> action;

	Ending(CallTransaction transaction, Mono<Void> action) {
		this.transaction = transaction;
		this.action = action;
	}

	Mono<Void> end() {
		if (!this.done.compareAndSet(false, true)) {
			return Mono.empty();
		}
		if (!this.transaction.isActive()) {
			return this.action;
		}
		this.transaction.afterCommit(this.action);
		return Mono.empty();
	}

	// The one who left may have left a transaction that goes on, or one that is over
	void doubt() {
		if (this.done.compareAndSet(false, true)) {
			this.action.subscribe();
			if (this.transaction.isActive()) {
				try {
					this.transaction.afterCommit(this.action);
				}
				catch (IllegalStateException ex) {
					// It is over, and so was the action in time
				}
			}
		}
	}

}
