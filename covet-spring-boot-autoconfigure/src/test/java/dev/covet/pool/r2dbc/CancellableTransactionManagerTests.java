package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link CancellableTransactionManager}.
 */
class CancellableTransactionManagerTests {

	private final ManagedConnectionPool pool = ManagedConnectionPool.create("test", TestDatabase.connectionFactory(),
			AcquisitionTests.settings(2, 0, Duration.ofSeconds(3), false));

	private final CancellableTransactionManager manager = new CancellableTransactionManager(hidden(this.pool));

	@AfterEach
	void close() {
		this.pool.disposeLater().block(TestDatabase.TIMEOUT);
	}

	@Test
	void transactionWhenCancelledAsItIsPassedOnGivesItsConnectionBack() {
		Disposable.Swap caller = Disposables.swap();
		AtomicBoolean worked = new AtomicBoolean();
		TransactionalOperator operator = TransactionalOperator.create(this.manager, new Definition(caller::dispose));
		caller.replace(operator.transactional(Mono.fromRunnable(() -> worked.set(true))).subscribe());
		await().atMost(TestDatabase.TIMEOUT)
			.untilAsserted(() -> assertThat(this.pool.status().held().count()).isEqualTo(1));
		assertThat(this.pool.status().inUse()).isZero();
		assertThat(worked).isFalse();
	}

	@Test
	void transactionWhenNotCancelledKeepsItsConnectionToTheEnd() {
		TransactionalOperator operator = TransactionalOperator.create(this.manager);
		TransactionalOperator nested = TransactionalOperator.create(this.manager, TransactionDefinition.withDefaults());
		Integer inUse = operator
			.transactional(nested.transactional(Mono.fromSupplier(() -> this.pool.status().inUse())))
			.block(TestDatabase.TIMEOUT);
		assertThat(inUse).isEqualTo(1);
		assertThat(this.pool.status().inUse()).isZero();
	}

	@Test
	void savepointWhenPassedOnLeavesTheTransactionItsConnection() {
		TransactionalOperator operator = TransactionalOperator.create(this.manager);
		TransactionalOperator nested = TransactionalOperator.create(this.manager, new Nested());
		Integer inUse = operator
			.transactional(nested.transactional(Mono.empty()).then(Mono.fromSupplier(() -> this.pool.status().inUse())))
			.block(TestDatabase.TIMEOUT);
		assertThat(inUse).isEqualTo(1);
	}

	// A pool that does not hear of who goes away once it has handed a connection out.
	private static ConnectionFactory hidden(ManagedConnectionPool pool) {
		return new ConnectionFactory() {
			@Override
			public Mono<io.r2dbc.spi.Connection> create() {
				return Mono.create((sink) -> pool.create().subscribe(sink::success, sink::error));
			}

			@Override
			public io.r2dbc.spi.ConnectionFactoryMetadata getMetadata() {
				return pool.getMetadata();
			}
		};
	}

	/**
	 * The definition of a savepoint.
	 */
	private static final class Nested implements TransactionDefinition {

		@Override
		public int getPropagationBehavior() {
			return PROPAGATION_NESTED;
		}

	}

	/**
	 * A definition whose name is asked for the last time as the transaction has begun.
	 */
	private static final class Definition implements TransactionDefinition {

		private static final int LAST = 3;

		private final Runnable action;

		private final AtomicInteger asked = new AtomicInteger();

		Definition(Runnable action) {
			this.action = action;
		}

		@Override
		public @Nullable String getName() {
			if (this.asked.incrementAndGet() == LAST) {
				this.action.run();
			}
			return "cancelled";
		}

	}

}
