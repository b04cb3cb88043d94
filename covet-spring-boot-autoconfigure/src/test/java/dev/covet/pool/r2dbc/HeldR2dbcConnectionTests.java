package dev.covet.pool.r2dbc;

import java.time.Duration;

import dev.covet.TestDatabase;
import dev.covet.pool.CloseReason;
import dev.covet.pool.PoolStatus;
import dev.covet.statement.StatementLabel;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link HeldR2dbcConnection}.
 */
@ExtendWith(OutputCaptureExtension.class)
class HeldR2dbcConnectionTests {

	private final FakeConnectionFactory factory = new FakeConnectionFactory();

	private final ManagedConnectionPool pool = ManagedConnectionPool.create("test", this.factory,
			AcquisitionTests.settings(1, 0, Duration.ofSeconds(3), true));

	@AfterEach
	void close() {
		this.pool.disposeLater().block(TestDatabase.TIMEOUT);
	}

	@Test
	void closeWhenCalledAgainDoesNothing() {
		Connection connection = AcquisitionTests.acquire(this.pool);
		AcquisitionTests.release(connection);
		Connection next = AcquisitionTests.acquire(this.pool);
		AcquisitionTests.release(connection);
		assertThat(this.pool.status().inUse()).isEqualTo(1);
		AcquisitionTests.release(next);
		assertThat(this.pool.status().held().count()).isEqualTo(2);
	}

	@Test
	void closeWhenNotSubscribedToDoesNothing() {
		Connection connection = AcquisitionTests.acquire(this.pool);
		Mono<Void> closing = Mono.from(connection.close());
		assertThat(this.pool.status().inUse()).isEqualTo(1);
		closing.block(TestDatabase.TIMEOUT);
		assertThat(this.pool.status().inUse()).isZero();
	}

	@Test
	void closeWhenCancelledDuringRollbackGoesOnToTheEnd() {
		this.factory.rollback((real) -> real.delaySubscription(Duration.ofMillis(300)));
		Connection connection = AcquisitionTests.acquire(this.pool);
		Mono.from(connection.beginTransaction()).block(TestDatabase.TIMEOUT);
		AcquisitionTests.answer(connection);
		Mono.from(connection.close()).subscribe().dispose();
		await().untilAsserted(
				() -> assertThat(this.pool.status()).returns(0, PoolStatus::inUse).returns(1, PoolStatus::idle));
		assertThat(this.pool.status()).returns(1L, PoolStatus::created);
		assertThat(TestDatabase.query("SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'"))
			.isEqualTo("0");
	}

	@Test
	void closeWhenRollbackHangsClosesTheConnection() {
		this.factory.rollback((real) -> Mono.never());
		Connection connection = AcquisitionTests.acquire(this.pool);
		Mono.from(connection.beginTransaction()).block(TestDatabase.TIMEOUT);
		Mono.from(connection.close()).subscribe();
		await().atMost(TestDatabase.TIMEOUT).untilAsserted(() -> assertThat(this.pool.status().inUse()).isZero());
		assertThat(this.pool.status().closed()).containsEntry(CloseReason.DEAD, 1L);
		this.factory.rollback((real) -> real);
		AcquisitionTests.release(AcquisitionTests.acquire(this.pool));
	}

	@Test
	void unwrapWhenAskedGivesTheConnectionBelowThePool() {
		ManagedConnectionPool plain = ManagedConnectionPool.create("plain", TestDatabase.connectionFactory(),
				AcquisitionTests.settings(1, 0, Duration.ofSeconds(3), true));
		Connection connection = AcquisitionTests.acquire(plain);
		assertThat(connection).isInstanceOf(Wrapped.class);
		assertThat(((Wrapped<?>) connection).unwrap()).isInstanceOf(PostgresqlConnection.class);
		assertThat(((Wrapped<?>) connection).unwrap(PostgresqlConnection.class)).isNotNull();
		AcquisitionTests.release(connection);
		plain.disposeLater().block(TestDatabase.TIMEOUT);
	}

	@Test
	void connectionWhenHeldForLongIsReportedOnceWithLabelAndMaskedSql(CapturedOutput output) {
		Connection connection = this.pool.create()
			.contextWrite((context) -> StatementLabel.put(context, "nightly report"))
			.blockOptional(TestDatabase.TIMEOUT)
			.orElseThrow();
		Mono.from(connection.createStatement("SELECT 'hidden'").execute())
			.flatMap((result) -> Mono.from(result.map((row) -> row.get(0))))
			.block(TestDatabase.TIMEOUT);
		await().atMost(TestDatabase.TIMEOUT)
			.untilAsserted(() -> assertThat(output).contains("pool 'test' has been held for"));
		await().during(Duration.ofMillis(400))
			.untilAsserted(() -> assertThat(output).containsOnlyOnce("has been held for"));
		assertThat(output).contains("the label 'nightly report'").contains("SELECT ?").doesNotContain("hidden");
		AcquisitionTests.release(connection);
	}

}
