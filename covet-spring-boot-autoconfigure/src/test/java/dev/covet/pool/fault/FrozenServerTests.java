package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.QueryTimeoutException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server is frozen under load: nobody answers, and nobody hangs up.
 */
class FrozenServerTests extends AbstractFaultTests {

	private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(1);

	@Override
	int port() {
		return this.server.port();
	}

	@Override
	String[] properties() {
		return new String[] { "covet.query.timeout=" + QUERY_TIMEOUT.toMillis() + "ms" };
	}

	@AfterEach
	void thaw() {
		this.server.thaw();
	}

	@Test
	void loadWhenServerIsFrozenForThreeSecondsIsServedAgain() {
		List<Throwable> errors = Ordeal.begin(this.application)
			.suffer(this.server::freeze, Duration.ofSeconds(3))
			.recover(this.server::thaw)
			.end(Duration.ofSeconds(3).plus(PATIENCE));
		assertThat(errors).hasAtLeastOneElementOfType(QueryTimeoutException.class);
	}

}
