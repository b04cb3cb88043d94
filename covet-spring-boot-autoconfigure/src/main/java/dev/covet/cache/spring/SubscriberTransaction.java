package dev.covet.cache.spring;

import reactor.core.publisher.Mono;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * The reactive transaction of a subscriber.
 */
final class SubscriberTransaction implements CallTransaction {

	private static final Mono<CallTransaction> CURRENT = Mono
		.deferContextual((context) -> context.isEmpty() ? Mono.just(NONE)
				: TransactionSynchronizationManager.forCurrentTransaction()
					.map(SubscriberTransaction::of)
					.onErrorResume(NoTransactionException.class, (ex) -> Mono.just(NONE)));

	private final TransactionSynchronizationManager manager;

	private SubscriberTransaction(TransactionSynchronizationManager manager) {
		this.manager = manager;
	}

	static Mono<CallTransaction> current() {
		return CURRENT;
	}

	private static CallTransaction of(TransactionSynchronizationManager manager) {
		return (manager.isActualTransactionActive() && manager.isSynchronizationActive())
				? new SubscriberTransaction(manager) : NONE;
	}

	@Override
	public boolean isActive() {
		return true;
	}

	@Override
	public boolean isReading() {
		return CallTransaction.seesLatest(this.manager.isCurrentTransactionReadOnly(),
				this.manager.getCurrentTransactionIsolationLevel());
	}

	@Override
	public void afterCommit(Mono<Void> action) {
		this.manager.registerSynchronization(new AfterCommit(action));
	}

	private record AfterCommit(Mono<Void> action) implements TransactionSynchronization {

		@Override
		public Mono<Void> afterCommit() {
			return this.action;
		}

		@Override
		public Mono<Void> afterCompletion(int status) {
			return (status == STATUS_UNKNOWN) ? this.action : Mono.empty();
		}

	}

}
