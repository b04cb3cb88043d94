package dev.covet.pool.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.covet.TestCovet;
import dev.covet.pool.fault.Letters.Person;
import dev.covet.testing.FaultProxy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One caller goes away, and the next gets the same connection, of a pool of one.
 */
@Timeout(30)
class CancelledQueryTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	private final FaultServer server = FaultServer.shared();

	private final FaultProxy proxy = FaultProxy.to(this.server.port());

	private TestCovet covet;

	@BeforeEach
	void start() {
		this.server.fill();
		this.covet = TestCovet.of(Letters.ENTITIES)
			.pool((connections) -> TestPools.of(connections, 1, 0, TIMEOUT))
			.above(PhasedConnections::new)
			.connect(FaultServer.options(this.proxy.port()));
		// The first connection of a virtual machine may take long
		this.covet.await(this.covet.objects(Person.class).get(1L).retry(10));
	}

	@AfterEach
	void stop() {
		this.covet.close();
		this.proxy.close();
	}

	// Of r2dbc-pool alone, the next caller gets a connection on which the transaction
	// begins
	// afterwards, and what it writes is never committed: spring-framework #36344
	@Test
	void transactionWhenCancelledWhileItBeginsIsNotLeftToTheNext() {
		this.proxy.delay(Duration.ofMillis(100));
		leave(Phase.BEGINNING, this.covet.covet().inTransaction(this.covet.objects(Person.class).get(1L)));
		assertNextWrites();
	}

	@Test
	void transactionWhenCancelledWhileItEndsIsNotLeftToTheNext() {
		this.proxy.delay(Duration.ofMillis(30));
		leave(Phase.ENDING, this.covet.covet().inTransaction(this.covet.objects(Person.class).get(1L)));
		assertNextWrites();
	}

	@Test
	void transactionWhenCancelledWhileItReadsIsNotLeftToTheNext() {
		this.proxy.delay(Duration.ofMillis(30));
		leave(Phase.EXECUTING, this.covet.covet().inTransaction(this.covet.objects(Person.class).get(1L)));
		assertNextWrites();
	}

	// What the server still works on is not waited for
	@Test
	void statementWhenCancelledDoesNotHoldUpTheNext() {
		leave(Phase.EXECUTING, this.covet.client().sql("SELECT pg_sleep(20), $1").bind(0, 1).then());
		assertNextWrites();
	}

	private void leave(Phase phase, Mono<?> query) {
		Caller caller = new Caller(phase, (leave) -> Schedulers.parallel().schedule(leave, 20, TimeUnit.MILLISECONDS));
		caller.has(query.contextWrite(caller::into).subscribe());
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(caller.left()).isEqualTo(phase));
		this.proxy.delay(Duration.ZERO);
	}

	private void assertNextWrites() {
		this.covet.client().sql("INSERT INTO sent (text) VALUES ($1)").bind(0, "x").then().block(TIMEOUT);
		assertThat(this.server.query("SELECT count(*) FROM sent")).isEqualTo("1");
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(this.covet.acquired()).isZero());
		assertThat(this.server.query(
				"SELECT string_agg(state, ',') FROM pg_stat_activity WHERE usename = 'app' AND query NOT LIKE '%pg_sleep%'"))
			.isEqualTo("idle");
	}

}
