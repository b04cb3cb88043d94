package dev.covet.query.write;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The two ways into a transaction: joining the current one, or as a savepoint in it. Both
 * begin a new one where there is none.
 *
 * @since 0.1.0
 */
public final class Transactions {

	private final TransactionalOperator joining;

	private final TransactionalOperator nested;

	/**
	 * Create the ways into transactions.
	 * @param manager the transaction manager of the connections that Covet uses
	 */
	public Transactions(ReactiveTransactionManager manager) {
		this.joining = operator(manager, TransactionDefinition.PROPAGATION_REQUIRED);
		this.nested = operator(manager, TransactionDefinition.PROPAGATION_NESTED);
	}

	private static TransactionalOperator operator(ReactiveTransactionManager manager, int propagation) {
		return TransactionalOperator.create(manager, new DefaultTransactionDefinition(propagation));
	}

	<R> Mono<R> join(Mono<R> work) {
		return this.joining.transactional(work);
	}

	<R> Mono<R> nest(Mono<R> work) {
		return this.nested.transactional(work);
	}

	<R> Flux<R> nest(Flux<R> work) {
		return this.nested.transactional(work);
	}

}
