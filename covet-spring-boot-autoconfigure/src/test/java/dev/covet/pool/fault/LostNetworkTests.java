package dev.covet.pool.fault;

import java.time.Duration;

import dev.covet.TestCovet;
import dev.covet.pool.fault.Letters.Person;
import dev.covet.testing.FaultProxy;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The network is lost in the middle of a transaction, with a pool of one.
 */
@Timeout(60)
class LostNetworkTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final Duration PATIENCE = TIMEOUT.plusSeconds(1).plus(Machine.allowance());

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
		this.covet.await(read().retry(10));
	}

	@AfterEach
	void stop() {
		this.covet.close();
		this.proxy.close();
	}

	@Test
	void transactionWhenNetworkIsLostAsItBeginsFailsInTime() {
		Caller caller = new Caller(Phase.BEGINNING, (leave) -> this.proxy.goSilent());
		assertThatExceptionOfType(CannotCreateTransactionException.class)
			.isThrownBy(() -> this.covet.covet().inTransaction(read()).contextWrite(caller::into).block(PATIENCE))
			.withCauseInstanceOf(R2dbcTimeoutException.class)
			.havingCause()
			.withMessage("The database began no transaction within 2000 ms");
		assertServedAgain();
	}

	// The rollback gets no answer either, and is by the end of the session
	@Test
	void transactionWhenNetworkIsLostAsItReadsFailsInTime() {
		Mono<Person> second = this.covet.objects(Person.class).timeout(Duration.ofMillis(500)).get(2L);
		Mono<Person> work = read().doOnNext((person) -> this.proxy.goSilent()).then(second);
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> this.covet.covet().inTransaction(work).block(PATIENCE));
		assertServedAgain();
	}

	@Test
	void queryWhenItsTimeIsOverGivesItsConnectionBack() {
		Mono<Person> query = this.covet.objects(Person.class).timeout(Duration.ofMillis(300)).get(1L);
		Caller caller = new Caller(Phase.EXECUTING, (leave) -> this.proxy.goSilent());
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> query.contextWrite(caller::into).block(PATIENCE))
			.withMessageEndingWith("took longer than 300 ms");
		assertServedAgain();
	}

	private void assertServedAgain() {
		this.proxy.speak();
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(this.covet.acquired()).isZero());
		assertThat(read().block(PATIENCE)).isNotNull();
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.server.sessions()).isEqualTo(1).isEqualTo(this.proxy.links()));
	}

	private Mono<Person> read() {
		return this.covet.objects(Person.class).get(1L);
	}

}
