package dev.covet.pool.r2dbc;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.covet.TestDatabase;
import dev.covet.pool.CloseReason;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolStatus;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link Acquisition}: what can go wrong on the way to a connection.
 */
class AcquisitionTests {

	private final FakeConnectionFactory factory = new FakeConnectionFactory();

	private @Nullable ManagedConnectionPool opened;

	@BeforeAll
	static void connectOnce() {
		release(Mono.<Connection>from(TestDatabase.connectionFactory().create())
			.blockOptional(TestDatabase.TIMEOUT)
			.orElseThrow());
	}

	@AfterEach
	void close() {
		if (this.opened != null) {
			this.opened.disposeLater().block(TestDatabase.TIMEOUT);
		}
	}

	@Test
	void createWhenSubscriberCancelsAfterTheConnectionDoesNotGiveItBack() {
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(1));
		AtomicReference<Connection> connection = new AtomicReference<>();
		pool.create().subscribe(new CancellingSubscriber(connection::set));
		await().untilAsserted(() -> assertThat(connection.get()).isNotNull());
		assertThat(pool.status().inUse()).isEqualTo(1);
		assertThatExceptionOfType(PoolTimeoutException.class).isThrownBy(() -> acquire(pool));
		release(connection.get());
		release(acquire(pool));
	}

	@Test
	void createWhenDatabaseRefusesFailsAtOnceWithTheDriversError() {
		ManagedConnectionPool pool = pool(new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
			.host("localhost")
			.port(1)
			.username("postgres")
			.password("postgres")
			.build()), settings(2, 0, Duration.ofSeconds(10), true));
		long start = System.nanoTime();
		List<CompletableFuture<Connection>> callers = Flux.range(0, 20)
			.map((i) -> pool.create().toFuture())
			.collectList()
			.block(TestDatabase.TIMEOUT);
		assertThat(callers).allSatisfy((caller) -> assertThat(caller).failsWithin(Duration.ofSeconds(8))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(R2dbcNonTransientResourceException.class)
			.havingRootCause()
			.isInstanceOf(ConnectException.class));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		assertThat(pool.status()).returns(0, PoolStatus::pending)
			.returns(0, PoolStatus::inUse)
			.returns(0L, PoolStatus::timeouts);
	}

	@Test
	void createWhenOpeningHangsTimesOutAndHealsWhenItNoLongerDoes() {
		this.factory.opening((real) -> Mono.never());
		ManagedConnectionPool pool = pool(2, Duration.ofSeconds(1));
		List<CompletableFuture<Connection>> callers = Flux.range(0, 5)
			.map((i) -> pool.create().toFuture())
			.collectList()
			.block(TestDatabase.TIMEOUT);
		assertThat(callers).allSatisfy((caller) -> assertThat(caller).failsWithin(Duration.ofSeconds(3))
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(R2dbcTimeoutException.class));
		this.factory.opening((real) -> real);
		await().ignoreExceptions().untilAsserted(() -> release(acquire(pool)));
		await().untilAsserted(
				() -> assertThat(pool.status()).returns(0, PoolStatus::pending).returns(0, PoolStatus::inUse));
		assertThat(pool.getMetrics().orElseThrow().allocatedSize()).isEqualTo(pool.status().idle());
	}

	@Test
	void createWhenConnectionComesTooLateClosesIt() {
		this.factory.opening((real) -> real.delayElement(Duration.ofMillis(1500)));
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(1));
		assertThatExceptionOfType(R2dbcTimeoutException.class).isThrownBy(() -> acquire(pool));
		this.factory.opening((real) -> real);
		release(acquire(pool));
		assertThat(pool.status().created()).isEqualTo(1);
	}

	@Test
	void createWhenPingHangsReplacesTheConnectionInTime() {
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(3));
		release(acquire(pool));
		this.factory.validation((real) -> Mono.never());
		long start = System.nanoTime();
		Connection connection = acquire(pool);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
		assertThat(answer(connection)).isEqualTo(1);
		assertThat(pool.status()).returns(2L, PoolStatus::created).returns(1, PoolStatus::inUse);
		assertThat(pool.status().closed()).containsEntry(CloseReason.DEAD, 1L);
		release(connection);
	}

	@Test
	void createWhenPingAndClosingHangGivesUpOnThemInTime() {
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(4));
		release(acquire(pool));
		this.factory.validation((real) -> Mono.never()).closing((real) -> Mono.never());
		assertThatExceptionOfType(PoolTimeoutException.class).isThrownBy(() -> acquire(pool));
		this.factory.closing((real) -> real);
		release(acquire(pool));
	}

	@Test
	void createWhenSessionIsDeadAndDatabaseIsDownFailsAndLeavesNoTrace() {
		ManagedConnectionPool pool = pool(2, Duration.ofSeconds(5));
		release(acquire(pool));
		this.factory.validation((real) -> Mono.just(false))
			.opening((real) -> Mono.error(new R2dbcNonTransientResourceException("down")));
		assertThatExceptionOfType(R2dbcNonTransientResourceException.class).isThrownBy(() -> acquire(pool))
			.withMessage("down");
		await().untilAsserted(
				() -> assertThat(pool.status()).returns(0, PoolStatus::open).returns(0, PoolStatus::pending));
		this.factory.validation((real) -> real).opening((real) -> real);
		release(acquire(pool));
	}

	@Test
	void createWhenCancelledDuringPingGivesTheConnectionBackAfterIt() {
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(3));
		release(acquire(pool));
		this.factory.validation((real) -> Mono.from(real).delayElement(Duration.ofMillis(300)));
		pool.create().subscribe().dispose();
		assertThat(pool.status().inUse()).isEqualTo(1);
		await().untilAsserted(() -> assertThat(pool.status().inUse()).isZero());
		assertThat(pool.status()).returns(1, PoolStatus::idle).returns(1L, PoolStatus::created);
	}

	@Test
	void createWhenPoolIsClosedFailsForThoseWhoWait() {
		ManagedConnectionPool pool = pool(1, Duration.ofSeconds(20));
		Connection connection = acquire(pool);
		CompletableFuture<Connection> waiter = pool.create().toFuture();
		pool.disposeLater().block(TestDatabase.TIMEOUT);
		assertThat(waiter).failsWithin(TestDatabase.TIMEOUT)
			.withThrowableThat()
			.havingCause()
			.isInstanceOf(R2dbcNonTransientResourceException.class)
			.withMessage("Pool 'test' is closed");
		release(connection);
		assertThat(pool.status().closed()).containsEntry(CloseReason.SHUTDOWN, 1L);
	}

	@Test
	void createWhenSubscribedPassesTheContextOnToTheFactory() {
		AtomicReference<String> seen = new AtomicReference<>();
		this.factory.opening((real) -> Mono.deferContextual((context) -> {
			seen.set(context.get("tenant"));
			return real;
		}));
		Connection connection = pool(1, Duration.ofSeconds(5)).create()
			.contextWrite((context) -> context.put("tenant", "one"))
			.block(TestDatabase.TIMEOUT);
		assertThat(seen).hasValue("one");
		release(connection);
	}

	@Test
	void createWhenThereIsNoPingComesOnTheConnectionsEventLoop() {
		ManagedConnectionPool pool = pool(TestDatabase.connectionFactory(),
				settings(1, 0, Duration.ofSeconds(5), false));
		release(acquire(pool));
		String thread = pool.create().flatMap((connection) -> {
			String name = Thread.currentThread().getName();
			return Mono.from(connection.close()).thenReturn(name);
		}).block(TestDatabase.TIMEOUT);
		assertThat(pool.connectionsByEventLoop()).containsOnlyKeys(thread);
	}

	@Test
	void createWhenManyAreOpenedSpreadsThemOverEventLoops() {
		ManagedConnectionPool pool = pool(TestDatabase.connectionFactory(),
				settings(8, 0, Duration.ofSeconds(10), true));
		List<Connection> connections = Flux.range(0, 8)
			.flatMap((i) -> pool.create())
			.collectList()
			.block(TestDatabase.TIMEOUT);
		assertThat(pool.connectionsByEventLoop()).hasSizeGreaterThan(1);
		assertThat(pool.connectionsByEventLoop().values()).allSatisfy((count) -> assertThat(count).isLessThan(5));
		connections.forEach(AcquisitionTests::release);
	}

	private ManagedConnectionPool pool(int size, Duration timeout) {
		return pool(this.factory, settings(size, 0, timeout, true));
	}

	private ManagedConnectionPool pool(ConnectionFactory factory, PoolSettings settings) {
		this.opened = ManagedConnectionPool.create("test", factory, settings);
		return this.opened;
	}

	static PoolSettings settings(int size, int overflow, Duration timeout, boolean ping) {
		return new PoolSettings(size, overflow, timeout, Duration.ofHours(1), ping, Duration.ofSeconds(10), false,
				Duration.ofMillis(300));
	}

	static Connection acquire(ManagedConnectionPool pool) {
		return pool.create().blockOptional(TestDatabase.TIMEOUT).orElseThrow();
	}

	static void release(Connection connection) {
		Mono.from(connection.close()).block(TestDatabase.TIMEOUT);
	}

	static Integer answer(Connection connection) {
		return Flux.from(connection.createStatement("SELECT 1").execute())
			.concatMap((result) -> result.map((row) -> row.get(0, Integer.class)))
			.blockLast(TestDatabase.TIMEOUT);
	}

	private static final class CancellingSubscriber extends BaseSubscriber<Connection> {

		private final Consumer<Connection> consumer;

		CancellingSubscriber(Consumer<Connection> consumer) {
			this.consumer = consumer;
		}

		@Override
		protected void hookOnNext(Connection connection) {
			this.consumer.accept(connection);
			cancel();
		}

	}

}
