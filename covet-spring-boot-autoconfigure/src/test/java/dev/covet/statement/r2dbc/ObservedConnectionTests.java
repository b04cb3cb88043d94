package dev.covet.statement.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import dev.covet.TestDatabase;
import dev.covet.statement.StatementEvent;
import io.r2dbc.h2.H2Connection;
import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Tests for {@link ObservedConnection} and {@link ObservedConnectionFactory}.
 */
class ObservedConnectionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final List<StatementEvent> events = new CopyOnWriteArrayList<>();

	@Test
	void castWhenDriverHasOwnInterfaceWorks() {
		use(observed(), (connection) -> {
			assertThat(connection).isInstanceOf(PostgresqlConnection.class).isNotInstanceOf(Lifecycle.class);
			return Mono.empty();
		});
	}

	@Test
	void castWhenUnwrappedFromPoolListensAsBefore() {
		use(pool(), (pooled) -> {
			PostgresqlConnection connection = (PostgresqlConnection) ((Wrapped<?>) pooled).unwrap();
			Flux<String> received = connection.createStatement("LISTEN covet")
				.execute()
				.flatMap(PostgresqlResult::getRowsUpdated)
				.thenMany(connection.getNotifications())
				.map(Notification::getParameter);
			StepVerifier.create(received)
				.then(() -> use(observed(),
						(other) -> Flux.from(other.createStatement("SELECT pg_notify('covet', 'hello')").execute())
							.flatMap((result) -> result.map((row) -> "sent"))))
				.expectNext("hello")
				.thenCancel()
				.verify(TIMEOUT);
			return Mono.empty();
		});
		assertThat(this.events).extracting(StatementEvent::sql).containsExactly("SELECT pg_notify('covet', 'hello')");
	}

	@Test
	void unwrapReturnsConnectionOfDriver() {
		use(pool(), (pooled) -> {
			PostgresqlConnection driver = ((Wrapped<?>) pooled).unwrap(PostgresqlConnection.class);
			assertThat(driver).isNotNull();
			assertThat(((Wrapped<?>) pooled).unwrap(Scheduler.class)).isNotNull();
			return Mono.empty();
		});
		use(observed(), (connection) -> {
			assertThat(((Wrapped<?>) connection).unwrap().getClass().getName())
				.isEqualTo("io.r2dbc.postgresql.PostgresqlConnection");
			assertThat(((Wrapped<?>) connection).unwrap(String.class)).isNull();
			return Mono.empty();
		});
	}

	@Test
	void unwrapWhenDriverIsNotWrappedReturnsConnectionOfDriver() {
		H2ConnectionFactory h2 = new H2ConnectionFactory(
				H2ConnectionConfiguration.builder().inMemory("unwrap").build());
		use(StatementObservation.observe(h2, this.events::add), (connection) -> {
			assertThat(((Wrapped<?>) connection).unwrap(H2Connection.class)).isNotNull();
			assertThat(((Wrapped<?>) connection).unwrap(String.class)).isNull();
			return Flux.from(connection.createStatement("SELECT X FROM SYSTEM_RANGE(1, 5)").execute())
				.concatMap((result) -> result.map((row) -> row.get(0)));
		});
		assertThat(this.events).singleElement().extracting(StatementEvent::rows).isEqualTo(5L);
	}

	@Test
	void createStatementWhenCalledOnDriversTypeIsNotObserved() {
		use(observed(),
				(connection) -> ((PostgresqlConnection) connection).createStatement("SELECT 1")
					.execute()
					.flatMap(PostgresqlResult::getRowsUpdated)
					.thenMany(((PostgresqlConnection) connection).createBatch().add("SELECT 2").execute())
					.flatMap(PostgresqlResult::getRowsUpdated));
		assertThat(this.events).isEmpty();
	}

	@Test
	void createStatementReturnsFluentWrapperOfDriversStatement() {
		use(observed(), (connection) -> {
			var statement = connection.createStatement("SELECT $1");
			assertThat(statement.bind(0, 1).fetchSize(10)).isSameAs(statement);
			assertThat(((Wrapped<?>) statement).unwrap()).isNotNull().isNotSameAs(statement);
			return Mono.empty();
		});
	}

	@Test
	void createStatementWhenDriverThrowsPassesExceptionOn() {
		use(observed(), (connection) -> {
			assertThatIllegalArgumentException().isThrownBy(() -> connection.createStatement(null));
			assertThatExceptionOfType(IndexOutOfBoundsException.class)
				.isThrownBy(() -> connection.createStatement("SELECT 1").bind(3, "x"));
			return Mono.empty();
		});
	}

	@Test
	void equalsAndHashCodeAreThoseOfIdentity() {
		use(observed(), (connection) -> {
			assertThat(connection).isEqualTo(connection).hasSameHashCodeAs(connection);
			assertThat(connection).isNotEqualTo(((Wrapped<?>) connection).unwrap());
			assertThat(connection.toString()).isEqualTo(((Wrapped<?>) connection).unwrap().toString());
			return Mono.empty();
		});
	}

	@Test
	void methodsOfConnectionGoToDriver() {
		use(observed(), (connection) -> {
			assertThat(connection.getMetadata().getDatabaseProductName()).isEqualTo("PostgreSQL");
			assertThat(connection.isAutoCommit()).isTrue();
			return Mono.from(connection.validate(ValidationDepth.REMOTE))
				.doOnNext((valid) -> assertThat(valid).isTrue())
				.then(Mono.from(connection.beginTransaction()))
				.then(Mono.fromRunnable(() -> assertThat(connection.isAutoCommit()).isFalse()))
				.then(Mono.from(connection.rollbackTransaction()));
		});
		assertThat(this.events).isEmpty();
	}

	@Test
	void poolWhenDriverHasLifecycleCallsIt() {
		Connection driver = mock(Connection.class, withSettings().extraInterfaces(Lifecycle.class));
		given(((Lifecycle) driver).postAllocate()).willAnswer((call) -> Mono.empty());
		given(((Lifecycle) driver).preRelease()).willAnswer((call) -> Mono.empty());
		given(driver.validate(ValidationDepth.LOCAL)).willAnswer((call) -> Mono.just(true));
		given(driver.isAutoCommit()).willReturn(true);
		given(driver.close()).willAnswer((call) -> Mono.empty());
		ConnectionFactory factory = mock(ConnectionFactory.class);
		given(factory.create()).willAnswer((call) -> Mono.just(driver));
		ConnectionPool pool = pool(StatementObservation.observe(factory, this.events::add));
		use(pool, (connection) -> Mono.empty());
		then((Lifecycle) driver).should().postAllocate();
		then((Lifecycle) driver).should().preRelease();
	}

	@Test
	void executeWhenConnectionIsClosedReportsError() {
		Connection connection = Mono.from(observed().create()).block(TIMEOUT);
		Mono.from(connection.close()).block(TIMEOUT);
		Flux<Long> query = Flux.from(connection.createStatement("SELECT 1").execute()).flatMap(Result::getRowsUpdated);
		StepVerifier.create(query).expectError().verify(TIMEOUT);
		assertThat(this.events).singleElement().extracting(StatementEvent::failed).isEqualTo(true);
	}

	@Test
	void executeWhenTextIsWrongEmitsErrorOfDriver() {
		use(observed(), (connection) -> Flux.from(connection.createStatement("SELEC 1").execute())
			.flatMap(Result::getRowsUpdated)
			.as((flux) -> Mono.fromRunnable(
					() -> StepVerifier.create(flux).expectError(R2dbcBadGrammarException.class).verify(TIMEOUT))));
	}

	@Test
	void factoryWhenBuiltByBootKeepsItsOptions() {
		ConnectionFactory factory = ConnectionFactoryBuilder.withUrl("r2dbc:h2:mem:///options")
			.decorator((delegate) -> StatementObservation.observe(delegate, this.events::add))
			.build();
		assertThat(OptionsCapableConnectionFactory.unwrapFrom(factory)).isNotNull();
		assertThat(OptionsCapableConnectionFactory.unwrapFrom(pool(factory))).isNotNull();
	}

	@Test
	void factoryWhenDecoratesPoolClosesIt() {
		ConnectionPool pool = pool(TestDatabase.connectionFactory());
		ConnectionFactory factory = StatementObservation.observe(pool, this.events::add);
		use(factory, (pooled) -> {
			assertThat(((Wrapped<?>) pooled).unwrap(PostgresqlConnection.class)).isNotNull();
			return Mono.empty();
		});
		assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isZero();
		Mono.from(((Closeable) factory).close()).block(TIMEOUT);
		assertThat(pool.isDisposed()).isTrue();
	}

	private ConnectionFactory observed() {
		return StatementObservation.observe(TestDatabase.connectionFactory(), this.events::add);
	}

	private ConnectionPool pool() {
		return pool(observed());
	}

	private static ConnectionPool pool(ConnectionFactory factory) {
		return new ConnectionPool(ConnectionPoolConfiguration.builder(factory).initialSize(0).maxSize(1).build());
	}

	private static void use(ConnectionFactory factory, Function<Connection, Publisher<?>> action) {
		Connection connection = Mono.from(factory.create()).block(TIMEOUT);
		try {
			Flux.from(action.apply(connection)).blockLast(TIMEOUT);
		}
		finally {
			Mono.from(connection.close()).block(TIMEOUT);
		}
	}

}
