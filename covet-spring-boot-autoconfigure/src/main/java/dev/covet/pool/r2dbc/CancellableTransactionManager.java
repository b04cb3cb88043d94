package dev.covet.pool.r2dbc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * Spring's transaction manager for R2DBC, with transactions that give their connection
 * back at whatever moment their caller goes away.
 *
 * @since 0.1.0
 */
// Spring passes a transaction that has begun on by thenReturn(), which drops it when it
// is
// cancelled just then: nobody would ever end it. What was passed on is seen by the
// listener, and only what was dropped is left behind.
public final class CancellableTransactionManager extends R2dbcTransactionManager {

	private final Set<Object> begun = ConcurrentHashMap.newKeySet();

	/**
	 * Create a transaction manager.
	 * @param connectionFactory where the connections of its transactions are from
	 */
	public CancellableTransactionManager(ConnectionFactory connectionFactory) {
		super(connectionFactory);
		addListener(new TransactionExecutionListener() {
			@Override
			public void afterBegin(TransactionExecution execution, @Nullable Throwable failure) {
				if (execution instanceof GenericReactiveTransaction passedOn && passedOn.hasTransaction()) {
					CancellableTransactionManager.this.begun.remove(passedOn.getTransaction());
				}
			}
		});
	}

	@Override
	protected Mono<Void> doBegin(TransactionSynchronizationManager manager, Object transaction,
			TransactionDefinition definition) {
		Mono<Void> begin = super.doBegin(manager, transaction, definition);
		if (isExistingTransaction(transaction)) {
			return begin;
		}
		return new TransactionBegin(begin, () -> this.begun.add(transaction), () -> {
			if (this.begun.remove(transaction)) {
				giveBack(manager);
			}
		});
	}

	private void giveBack(TransactionSynchronizationManager manager) {
		Object resource = manager.unbindResourceIfPossible(obtainConnectionFactory());
		if (resource instanceof ConnectionHolder holder) {
			Mono.from(holder.getConnection().close()).onErrorComplete().subscribe();
		}
	}

}
