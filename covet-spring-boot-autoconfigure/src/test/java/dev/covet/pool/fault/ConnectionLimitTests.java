package dev.covet.pool.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.covet.pool.fault.Letters.Letter;
import io.r2dbc.spi.R2dbcException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The server takes fewer connections than the pool may open.
 */
class ConnectionLimitTests extends AbstractFaultTests {

	private final List<Connection> others = new ArrayList<>();

	@AfterEach
	void leave() {
		this.server.execute("ALTER ROLE app CONNECTION LIMIT -1");
		this.others.forEach(ConnectionLimitTests::close);
		this.others.clear();
	}

	@Test
	void loadWhenServerTakesFewForAWhileIsServedByThoseAndThenByAll() {
		List<Throwable> errors = Ordeal.begin(this.application).suffer(() -> {
			this.server.execute("ALTER ROLE app CONNECTION LIMIT 3");
			this.server.endSessions();
		}, Duration.ofSeconds(2)).recover(this::leave).end(PATIENCE);
		assertThat(errors).anySatisfy(ConnectionLimitTests::tooManyConnections);
	}

	@Test
	void queryWhenServerIsFullFailsAtOnceAndWorksLater() {
		query();
		takeAll();
		this.server.execute("SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
				+ " WHERE usename = 'app' AND application_name <> 'other'");
		takeAll();
		long began = System.nanoTime();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::query)
			.satisfies(ConnectionLimitTests::tooManyConnections);
		assertThat(Duration.ofNanos(System.nanoTime() - began))
			.isLessThan(FaultApplication.TIMEOUT.plus(Machine.allowance()));
		leave();
		query();
	}

	private void query() {
		this.application.covet().objects(Letter.class).get(1L).block(PATIENCE);
	}

	// Sessions that were closed a moment ago still count
	private void takeAll() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.during(Duration.ofMillis(300))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> !takesAnother());
	}

	private boolean takesAnother() {
		try {
			return this.others.add(this.server.login());
		}
		catch (SQLException ex) {
			assertThat(ex.getSQLState()).as("%s after %d", ex, this.others.size()).isEqualTo("53300");
			return false;
		}
	}

	private static void tooManyConnections(Throwable error) {
		assertThat(error).isInstanceOfAny(Ordeal.TYPED);
		assertThat(NestedExceptionUtils.getMostSpecificCause(error)).isInstanceOfSatisfying(R2dbcException.class,
				(cause) -> assertThat(cause.getSqlState()).isEqualTo("53300"));
	}

	private static void close(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
