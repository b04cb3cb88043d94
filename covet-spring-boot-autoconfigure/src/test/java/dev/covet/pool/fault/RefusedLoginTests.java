package dev.covet.pool.fault;

import java.time.Duration;
import java.util.List;

import dev.covet.pool.fault.Letters.Letter;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcPermissionDeniedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The server refuses the application's logins for a while.
 */
class RefusedLoginTests extends AbstractFaultTests {

	private static final Duration WHILE = Duration.ofSeconds(2);

	@AfterEach
	void let() {
		this.server.logins("scram-sha-256");
		this.server.execute("ALTER ROLE app PASSWORD 'right'");
	}

	@Test
	void loadWhenPasswordIsWrongForAWhileIsServedAgain() {
		List<Throwable> errors = Ordeal.begin(this.application).suffer(() -> {
			this.server.execute("ALTER ROLE app PASSWORD 'wrong'");
			this.server.endSessions();
		}, WHILE).recover(() -> this.server.execute("ALTER ROLE app PASSWORD 'right'")).end(PATIENCE);
		assertThat(errors).anySatisfy(RefusedLoginTests::refused);
	}

	@Test
	void loadWhenLoginsAreRejectedForAWhileIsServedAgain() {
		List<Throwable> errors = Ordeal.begin(this.application).suffer(() -> {
			this.server.logins("reject");
			this.server.endSessions();
		}, WHILE).recover(() -> this.server.logins("scram-sha-256")).end(PATIENCE);
		assertThat(errors).anySatisfy(RefusedLoginTests::refused);
	}

	// The caller needn't wait for the timeout to learn what is wrong
	@Test
	void queryWhenPasswordIsWrongFailsAtOnce() {
		this.server.execute("ALTER ROLE app PASSWORD 'wrong'");
		this.server.endSessions();
		long began = System.nanoTime();
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> this.application.covet().objects(Letter.class).get(1L).block(PATIENCE))
			.satisfies(RefusedLoginTests::refused);
		assertThat(Duration.ofNanos(System.nanoTime() - began))
			.isLessThan(FaultApplication.TIMEOUT.plus(Machine.allowance()));
	}

	private static void refused(Throwable error) {
		assertThat(error).isInstanceOfAny(Ordeal.TYPED);
		assertThat(NestedExceptionUtils.getMostSpecificCause(error)).isInstanceOf(R2dbcPermissionDeniedException.class)
			.extracting((cause) -> ((R2dbcException) cause).getSqlState())
			.asString()
			.startsWith("28");
	}

}
