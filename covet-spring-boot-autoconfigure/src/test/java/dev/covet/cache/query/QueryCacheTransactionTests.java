package dev.covet.cache.query;

import java.util.Set;

import dev.covet.cache.query.Market.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static dev.covet.query.Conditions.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what transactions have of the query cache.
 */
class QueryCacheTransactionTests {

	private static final KnownWrites writes = new KnownWrites();

	private static CachedCovet covet;

	@BeforeAll
	static void start() {
		covet = new CachedCovet((settings) -> settings.postgresql(QueryCacheTransactionTests.class),
				Market.settings().pool(writes::pool), (cached) -> cached
					.written((statement) -> statement.sql().equals("anything") ? null : Set.of(statement.sql())));
		Market.fill(covet.covet());
	}

	@BeforeEach
	void clear() {
		covet.regions().clear();
		writes.clear();
	}

	@AfterAll
	static void close() {
		covet.close();
	}

	private static Mono<Item> item() {
		return covet.objects(Item.class).selectRelated(Item::maker).get(1L);
	}

	private static int statementsInTransaction(Mono<?> query) {
		return covet.statements(covet.covet().transaction().transactional(query));
	}

	@Test
	void getWhenTransactionHasWrittenNothingIsServed() {
		covet.await(item());
		assertThat(statementsInTransaction(item())).isZero();
		assertThat(covet.regions().bypassed()).isZero();
	}

	@Test
	void getWhenInTransactionKeepsNothing() {
		assertThat(statementsInTransaction(item())).isOne();
		assertThat(covet.regions().size()).isZero();
		assertThat(covet.statements(item())).isOne();
	}

	@Test
	void getWhenTransactionHasWrittenToATableOfItReadsFromTheDatabase() {
		covet.await(item());
		writes.add("makers");
		assertThat(statementsInTransaction(item())).isOne();
		assertThat(covet.regions().bypassed()).isOne();
	}

	@Test
	void getWhenTransactionHasWrittenElsewhereIsServed() {
		covet.await(item());
		writes.add("labels");
		assertThat(statementsInTransaction(item())).isZero();
		writes.add("anything");
		assertThat(statementsInTransaction(item())).isOne();
	}

	@Test
	void getWhenTransactionHasItsOwnViewOfTheDataReadsFromTheDatabase() {
		covet.await(item());
		for (int level : new int[] { TransactionDefinition.ISOLATION_REPEATABLE_READ,
				TransactionDefinition.ISOLATION_SERIALIZABLE }) {
			assertThat(covet.statements(isolated(level, item()))).isOne();
		}
		assertThat(covet.statements(isolated(TransactionDefinition.ISOLATION_READ_COMMITTED, item()))).isZero();
	}

	private static <T> Mono<T> isolated(int level, Mono<T> work) {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
		definition.setIsolationLevel(level);
		return TransactionalOperator.create(new R2dbcTransactionManager(covet.covet().pool()), definition)
			.transactional(work);
	}

	@Test
	void getWhenTransactionWroteSeesItsOwnWrite() {
		Mono<String> names = covet.covet()
			.transaction()
			.execute((transaction) -> covet.objects(Item.class)
				.filter(where(Item::id).eq(1L))
				.valuesList(Item::name)
				.get()
				.flatMap((before) -> covet.covet()
					.client()
					.sql("UPDATE items SET name = 'Changed' WHERE id = 1")
					.fetch()
					.rowsUpdated()
					.doOnNext((rows) -> writes.add("items"))
					.then(covet.objects(Item.class).filter(where(Item::id).eq(1L)).valuesList(Item::name).get())
					.map((after) -> before + " " + after))
				.doOnNext((both) -> transaction.setRollbackOnly()))
			.single();
		assertThat(covet.await(covet.objects(Item.class).filter(where(Item::id).eq(1L)).valuesList(Item::name).get()))
			.isEqualTo("Anvil");
		assertThat(covet.await(names)).isEqualTo("Anvil Changed");
		writes.clear();
		assertThat(covet.await(covet.objects(Item.class).filter(where(Item::id).eq(1L)).valuesList(Item::name).get()))
			.isEqualTo("Anvil");
	}

	@Test
	void getWhenForUpdateIsNeverCached() {
		Mono<Item> locked = covet.objects(Item.class).forUpdate().get(1L);
		assertThat(statementsInTransaction(locked)).isOne();
		assertThat(statementsInTransaction(locked)).isOne();
	}

}
