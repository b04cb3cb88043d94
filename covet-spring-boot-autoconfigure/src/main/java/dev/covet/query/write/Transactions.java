package dev.covet.query.write;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The way into a transaction: a savepoint in the current one, so that what fails leaves
 * nothing in it even where the error is handled, or a new one where there is none.
 *
 * @since 0.1.0
 */
public final class Transactions {

	private final TransactionalOperator nested;

	/**
	 * Create the way into transactions.
	 * @param manager the transaction manager of the connections that Covet uses
	 */
	public Transactions(ReactiveTransactionManager manager) {
		this.nested = TransactionalOperator.create(manager,
				new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
	}

	<R> Mono<R> nest(Mono<R> work) {
		return this.nested.transactional(work);
	}

	<R> Flux<R> nest(Flux<R> work) {
		return this.nested.transactional(work);
	}

}
