package dev.covet.query.dialect;

import java.util.List;

import dev.covet.query.QuerySet;
import dev.covet.query.dialect.Shop.Item;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.AbstractReactiveTransactionManager;
import org.springframework.transaction.reactive.GenericReactiveTransaction;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The contract of a dialect: rows locked by one transaction and asked for by another.
 */
abstract class AbstractRowLockDialectTests extends AbstractDialectTests {

	private <V> Mono<V> inTransaction(Mono<V> work) {
		return covet().transaction().transactional(work);
	}

	// What another transaction finds while the item with id 1 is locked by this one.
	private <V> V whileLocked(Mono<V> other) {
		return covet().await(inTransaction(
				items().forUpdate().get(1L).then(inTransaction(other).contextWrite((context) -> Context.empty()))));
	}

	private Mono<List<Long>> found(QuerySet<Item> items) {
		return items.orderBy("id").all().map(Item::id).collectList();
	}

	@Test
	void skipLockedWhenRowIsLockedLeavesItOut() {
		assertThat(whileLocked(found(items().forUpdate().skipLocked()))).containsExactly(2L, 3L, 4L, 5L);
		assertThat(whileLocked(found(items()))).hasSize(5);
	}

	@Test
	void noWaitWhenRowIsLockedFails() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> whileLocked(items().forUpdate().noWait().get(1L)));
		assertThat(whileLocked(items().forUpdate().noWait().get(2L)).id()).isEqualTo(2L);
	}

	@Test
	void forUpdateWhenRowIsLockedWaitsForItsTransaction() {
		Mono<Integer> increment = inTransaction(items().forUpdate()
			.get(5L)
			.flatMap((item) -> covet().client()
				.sql(covet().quoted("UPDATE \"items\" SET price = " + (item.price() + 1) + " WHERE id = 5"))
				.fetch()
				.rowsUpdated()
				.thenReturn(item.price())));
		try {
			covet().await(Flux.merge(increment, increment, increment, increment));
			assertThat(covet().await(items().get(5L)).price()).isEqualTo(74);
		}
		finally {
			covet().execute("UPDATE \"items\" SET price = 70 WHERE id = 5");
		}
	}

	@Test
	void forUpdateWhenJoinedAndSlicedLocksRoots() {
		QuerySet<Item> first = items().filter(where(Item::id).lt(3L)).selectRelated(Item::maker).forUpdate();
		assertThat(covet().await(inTransaction(found(first.limit(1))))).containsExactly(1L);
		assertThat(whileLocked(found(first.skipLocked()))).containsExactly(2L);
	}

	@Test
	void forUpdateWhenOutsideATransactionIsAnErrorWithoutStatement() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> covet().await(items().forUpdate().all()))
			.withMessageContainingAll("forUpdate()", "Item", "@Transactional");
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> covet().await(items().forUpdate().prefetchRelated(Item::reviews).stream(1)));
		assertThat(covet().statements()).isEmpty();
	}

	@Test
	void forUpdateWhenTheTransactionIsOfAnotherResourceIsAnErrorWithoutStatement() {
		TransactionalOperator other = TransactionalOperator.create(new OtherTransactions());
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> covet().await(other.transactional(items().forUpdate().get(1L))))
			.withMessageContaining("there is none on its connection");
		assertThat(covet().statements()).isEmpty();
		assertThat(covet().await(inTransaction(items().forUpdate().get(1L))).id()).isOne();
	}

	@Test
	void forUpdateWhenNothingIsReadAsItIsIsAnError() {
		assertThatIllegalStateException().isThrownBy(() -> covet().await(items().forUpdate().count()));
		assertThatIllegalStateException().isThrownBy(() -> covet().await(items().forUpdate().exists()));
		assertThatIllegalStateException().isThrownBy(() -> covet().await(items().distinct().forUpdate().all()));
		assertThatIllegalStateException().isThrownBy(() -> discard(items().forUpdate().groupBy(Item::sold)));
		assertThatIllegalStateException().isThrownBy(() -> discard(items().skipLocked()))
			.withMessageContaining("forUpdate().skipLocked()");
		assertThat(covet().statements()).isEmpty();
	}

	private static void discard(Object result) {
		assertThat(result).isNotNull();
	}

	/** Transactions of something that is no database. */
	private static final class OtherTransactions extends AbstractReactiveTransactionManager {

		@Override
		protected Object doGetTransaction(TransactionSynchronizationManager manager) {
			return new Object();
		}

		@Override
		protected Mono<Void> doBegin(TransactionSynchronizationManager manager, Object transaction,
				TransactionDefinition definition) {
			return Mono.empty();
		}

		@Override
		protected Mono<Void> doCommit(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
			return Mono.empty();
		}

		@Override
		protected Mono<Void> doRollback(TransactionSynchronizationManager manager, GenericReactiveTransaction status) {
			return Mono.empty();
		}

	}

}
