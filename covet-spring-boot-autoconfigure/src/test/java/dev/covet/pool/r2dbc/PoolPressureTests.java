package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.TestDatabase;
import dev.covet.pool.HeldScope;
import dev.covet.pool.PoolPressure;
import dev.covet.pool.PoolSettings;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pool on a real server knows of trouble: {@link PoolPressure}.
 */
class PoolPressureTests {

	private final ManagedConnectionPool pool = pool(1, Duration.ofSeconds(20));

	private final DatabaseClient client = DatabaseClient.create(this.pool);

	private final R2dbcTransactionManager transactions = new R2dbcTransactionManager(this.pool);

	@AfterEach
	void close() {
		this.pool.dispose();
	}

	@Test
	void pressureWhenTransactionsFollowEachOtherIsNone() {
		Mono<Long> twice = transaction(TransactionDefinition.PROPAGATION_REQUIRED, query().then(query()));
		StepVerifier.create(twice.then(twice).contextWrite(HeldScope::put))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
		assertThat(this.pool.pressure()).isEqualTo(PoolPressure.NONE);
	}

	@Test
	void pressureWhenTransactionNeedsASecondConnectionCountsIt() {
		Mono<Long> inner = transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW, query());
		Mono<Long> outer = transaction(TransactionDefinition.PROPAGATION_REQUIRED, query().then(inner));
		StepVerifier.create(outer).expectNextCount(1).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.pool.pressure().nestedInTransaction()).isOne();
		assertThat(this.pool.pressure().nestedTimeouts()).isZero();
		assertThat(this.pool.pressure().overflowShare()).isEqualTo(0.5);
	}

	@Test
	void pressureWhenRequestWaitsForItselfCountsTheTimeout() {
		ManagedConnectionPool single = pool(0, Duration.ofSeconds(3));
		holding(single, query()).retry(5).block(TestDatabase.TIMEOUT);
		Mono<Long> nested = holding(single, holding(single, query())).contextWrite(HeldScope::put);
		StepVerifier.create(nested).expectError(PoolTimeoutException.class).verify(TestDatabase.TIMEOUT);
		assertThat(single.pressure().nestedInRequest()).isOne();
		assertThat(single.pressure().nestedTimeouts()).isOne();
		assertThat(single.status().inUse()).isZero();
		single.dispose();
	}

	@Test
	void pressureWhenRequestQueriesSideBySideIsNoNesting() {
		AtomicInteger rows = new AtomicInteger();
		Flux<Long> beside = Flux.range(0, 50).flatMap((i) -> query(), 50);
		StepVerifier.create(beside.doOnNext((row) -> rows.incrementAndGet()).then().contextWrite(HeldScope::put))
			.expectComplete()
			.verify(TestDatabase.TIMEOUT);
		assertThat(rows).hasValue(50);
		assertThat(this.pool.pressure().nestedInTransaction()).isZero();
		assertThat(this.pool.pressure().nestedTimeouts()).isZero();
	}

	@Test
	void pressureWhenConnectionIsHeldWithoutStatementCountsThePause() {
		Mono<Long> slow = transaction(TransactionDefinition.PROPAGATION_REQUIRED,
				query().then(Mono.delay(Duration.ofMillis(1100))).then(query()));
		StepVerifier.create(slow).expectNextCount(1).expectComplete().verify(TestDatabase.TIMEOUT);
		assertThat(this.pool.pressure().pauses()).isOne();
		assertThat(this.pool.pressure().longestPause()).isBetween(Duration.ofMillis(1000), Duration.ofSeconds(10));
	}

	private Mono<Long> query() {
		return this.client.sql("SELECT 1").fetch().rowsUpdated().defaultIfEmpty(0L);
	}

	private Mono<Long> transaction(int propagation, Mono<Long> work) {
		return TransactionalOperator.create(this.transactions, new DefaultTransactionDefinition(propagation))
			.transactional(work);
	}

	private static ManagedConnectionPool pool(int overflow, Duration timeout) {
		return ManagedConnectionPool.create("connectionFactory", TestDatabase.connectionFactory(), new PoolSettings(1,
				overflow, timeout, Duration.ofHours(1), true, Duration.ofSeconds(10), false, Duration.ofSeconds(30)));
	}

	private static Mono<Long> holding(ManagedConnectionPool pool, Mono<Long> work) {
		return Mono.usingWhen(pool.create(), (connection) -> used(connection).then(work), Connection::close);
	}

	private static Mono<Void> used(Connection connection) {
		return Flux.from(connection.createStatement("SELECT 1").execute()).flatMap(Result::getRowsUpdated).then();
	}

}
