package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server is restarted under load, or takes no more clients.
 */
class StoppedServerTests extends AbstractFaultTests {

	@Override
	int port() {
		return this.server.port();
	}

	@Test
	void loadWhenServerIsStoppedForFiveSecondsIsServedAgain() {
		List<Throwable> errors = Ordeal.begin(this.application)
			.suffer(this.server::stop, Duration.ofSeconds(5))
			.recover(this.server::startAgain)
			.end(PATIENCE);
		assertThat(errors).isNotEmpty();
	}

	@Test
	void loadWhenAllSessionsAreEndedIsServedAgain() {
		Ordeal.begin(this.application)
			.suffer(this.server::endSessions, Duration.ofMillis(300))
			.suffer(this.server::endSessions, Duration.ofMillis(300))
			.recover(this.server::endSessions)
			.end(PATIENCE);
	}

}
