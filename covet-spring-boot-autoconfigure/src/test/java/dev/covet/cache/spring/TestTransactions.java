package dev.covet.cache.spring;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imperative transactions of nothing.
 */
final class TestTransactions extends AbstractPlatformTransactionManager {

	private TestTransactions() {
	}

	static void run(Runnable body, boolean commit) {
		new TransactionTemplate(new TestTransactions()).executeWithoutResult((transaction) -> {
			body.run();
			if (!commit) {
				transaction.setRollbackOnly();
			}
		});
	}

	@Override
	protected Object doGetTransaction() {
		return new Object();
	}

	@Override
	protected void doBegin(Object transaction, TransactionDefinition definition) {
	}

	@Override
	protected void doCommit(DefaultTransactionStatus status) {
	}

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
	}

}
