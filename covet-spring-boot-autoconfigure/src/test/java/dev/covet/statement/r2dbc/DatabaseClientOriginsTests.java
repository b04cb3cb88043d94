package dev.covet.statement.r2dbc;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.TestDatabase;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatabaseClientOrigins}, on PostgreSQL.
 */
class DatabaseClientOriginsTests {

	private static final Duration TIMEOUT = TestDatabase.TIMEOUT;

	private final List<StatementOrigin> origins = new CopyOnWriteArrayList<>();

	private final ConnectionPool connection = new ConnectionPool(ConnectionPoolConfiguration
		.builder(StatementObservation.observe(ConnectionFactories.get(TestDatabase.options()), this::add))
		.initialSize(0)
		.maxSize(1)
		.build());

	private final DatabaseClient client = client();

	@AfterEach
	void disconnect() {
		this.connection.disposeLater().block(TIMEOUT);
	}

	@Test
	void sqlWhenCalledInsideOfFlowHasCallSite() {
		Flux.range(1, 3).flatMap(this::number).blockLast(TIMEOUT);
		assertThat(this.origins).hasSize(3).allSatisfy((origin) -> {
			assertThat(origin).hasToString("DatabaseClient");
			assertThat(origin.callSite()).startsWith(DatabaseClientOriginsTests.class.getName() + ".number(");
		});
	}

	@Test
	void sqlWhenCalledOftenHasCallSiteOnlyWhereWanted() {
		Flux.range(1, 20).concatMap(this::number).blockLast(TIMEOUT);
		assertThat(this.origins.get(19).callSite()).isNull();
		this.origins.get(19).wantCallSite();
		number(1).block(TIMEOUT);
		assertThat(this.origins.get(20).callSite()).isNotNull();
	}

	@Test
	void sqlWhenTextsAreManySharesOneOrigin() {
		Flux.range(1, 600).concatMap((i) -> this.client.sql("SELECT 1 -- " + i).fetch().one()).blockLast(TIMEOUT);
		assertThat(this.origins).hasSize(600);
		assertThat(this.origins.get(599).isOf(this.origins.get(550))).isTrue();
		assertThat(this.origins.get(0).isOf(this.origins.get(1))).isFalse();
	}

	@Test
	void templateWhenItReadsHasCallSite() {
		R2dbcEntityTemplate template = new R2dbcEntityTemplate(this.client, PostgresDialect.INSTANCE);
		template.select(Query.query(Criteria.where("oid").is(1)), Catalog.class).blockLast(TIMEOUT);
		assertThat(this.origins).singleElement()
			.extracting(StatementOrigin::callSite)
			.asString()
			.contains(".templateWhenItReadsHasCallSite(DatabaseClientOriginsTests.java:");
	}

	@Test
	void sqlWhenOriginIsKnownKeepsIt() {
		StatementOrigin known = StatementOrigin.of(Kind.METHOD, "Numbers", "find");
		known.on(number(1)).block(TIMEOUT);
		assertThat(this.origins).singleElement().hasToString("Numbers.find");
	}

	@Test
	void postProcessWhenClientIsNotOfSpringLeavesIt() {
		DatabaseClientOrigins origins = new DatabaseClientOrigins();
		Object own = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DatabaseClient.class },
				(proxy, method, arguments) -> null);
		assertThat(origins.postProcessAfterInitialization(own, "own")).isSameAs(own);
		assertThat(origins.postProcessAfterInitialization("text", "text")).isEqualTo("text");
		assertThat(origins.postProcessAfterInitialization(this.client, "client")).isSameAs(this.client);
	}

	private Mono<Integer> number(int number) {
		return this.client.sql("SELECT :number").bind("number", number).mapValue(Integer.class).one();
	}

	private DatabaseClient client() {
		DatabaseClient plain = DatabaseClient.create(this.connection);
		return (DatabaseClient) new DatabaseClientOrigins().postProcessAfterInitialization(plain, "client");
	}

	private void add(StatementEvent event) {
		StatementOrigin origin = StatementOrigin.from(event.context());
		if (origin != null) {
			this.origins.add(origin);
		}
	}

	@Table("pg_class")
	record Catalog(@Id Long oid) {
	}

}
