package dev.covet.cache.spring;

import reactor.core.publisher.Mono;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The imperative transaction of a thread.
 */
final class ThreadTransaction implements CallTransaction {

	private static final CallTransaction ACTIVE = new ThreadTransaction();

	private ThreadTransaction() {
	}

	static CallTransaction current() {
		return (TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.isSynchronizationActive()) ? ACTIVE : NONE;
	}

	@Override
	public boolean isActive() {
		return true;
	}

	@Override
	public boolean isReading() {
		return CallTransaction.seesLatest(TransactionSynchronizationManager.isCurrentTransactionReadOnly(),
				TransactionSynchronizationManager.getCurrentTransactionIsolationLevel());
	}

	@Override
	public void afterCommit(Mono<Void> action) {
		TransactionSynchronizationManager.registerSynchronization(new AfterCommit(action));
	}

	private record AfterCommit(Mono<Void> action) implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			Waiting.until(this.action);
		}

		@Override
		public void afterCompletion(int status) {
			if (status == STATUS_UNKNOWN) {
				Waiting.until(this.action);
			}
		}

	}

}
