package dev.covet.pool.fault;

import java.time.Duration;

import org.junit.jupiter.api.Test;

/**
 * The network between the application and its database fails under load.
 */
class ProxyFaultTests extends AbstractFaultTests {

	private static final Duration WHILE = Duration.ofSeconds(2);

	@Override
	String[] properties() {
		return new String[] { "covet.query.timeout=1s" };
	}

	@Test
	void loadWhenConnectionsAreResetIsServedAgain() {
		Ordeal.begin(this.application)
			.suffer(this.proxy::reset, Duration.ofMillis(200))
			.suffer(this.proxy::reset, Duration.ofMillis(200))
			.recover(this.proxy::reset)
			.end(PATIENCE);
	}

	@Test
	void loadWhenNetworkLosesEverythingIsServedAgain() {
		Ordeal.begin(this.application, this.application::query)
			.suffer(this.proxy::goSilent, WHILE)
			.recover(this.proxy::speak)
			.end(PATIENCE);
	}

	@Test
	void loadWhenNetworkIsSlowIsServedAgain() {
		Ordeal.begin(this.application)
			.suffer(() -> this.proxy.delay(Duration.ofMillis(400)), WHILE)
			.recover(() -> this.proxy.delay(Duration.ZERO))
			.end(PATIENCE);
	}

	@Test
	void loadWhenServerSidesAreHalfClosedIsServedAgain() {
		Ordeal.begin(this.application)
			.suffer(this.proxy::endTowardsClients, Duration.ofMillis(500))
			.recover(this.proxy::endTowardsClients)
			.end(PATIENCE);
	}

	@Test
	void loadWhenClientSidesAreHalfClosedIsServedAgain() {
		Ordeal.begin(this.application, this.application::query)
			.suffer(this.proxy::endTowardsServer, Duration.ofMillis(500))
			.recover(this.proxy::endTowardsServer)
			.end(PATIENCE);
	}

	@Test
	void loadWhenConnectionsAreRefusedIsServedAgain() {
		Ordeal.begin(this.application).suffer(() -> {
			this.proxy.refuse();
			this.proxy.reset();
		}, WHILE).recover(this.proxy::accept).end(PATIENCE);
	}

}
