package dev.covet.cache.spring;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.transaction.TransactionDefinition;

/**
 * The transaction of a caller, or none: what may be read from a cache, and when what is
 * done to the cache takes effect.
 */
interface CallTransaction {

	/** No transaction. */
	CallTransaction NONE = new CallTransaction() {

		@Override
		public boolean isActive() {
			return false;
		}

		@Override
		public boolean isReading() {
			return true;
		}

		@Override
		public void afterCommit(Mono<Void> action) {
			throw new IllegalStateException("There is no transaction");
		}

	};

	boolean isActive();

	// A read-only transaction has written nothing, and below REPEATABLE READ it sees what
	// was committed last, as a cache does
	boolean isReading();

	// Awaited by the commit, and left out by a rollback. Where nobody knows whether it
	// was committed the action is taken
	void afterCommit(Mono<Void> action);

	static boolean seesLatest(boolean readOnly, @Nullable Integer isolation) {
		return readOnly && (isolation == null || isolation <= TransactionDefinition.ISOLATION_READ_COMMITTED);
	}

}
