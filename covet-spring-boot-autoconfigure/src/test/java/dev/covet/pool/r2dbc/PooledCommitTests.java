package dev.covet.pool.r2dbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.covet.TestDatabase;
import dev.covet.statement.StatementListener;
import dev.covet.statement.WrittenStatement;
import dev.covet.statement.r2dbc.StatementObservation;
import dev.covet.statement.r2dbc.TransactionWritesOf;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that writes are told through Covet's own pool and transaction manager.
 */
class PooledCommitTests {

	private static final String INSERT = "INSERT INTO things VALUES (1)";

	private final List<WrittenStatement> told = new CopyOnWriteArrayList<>();

	private final ManagedConnectionPool pool = ManagedConnectionPool.create("test",
			StatementObservation.observe(ConnectionFactories.get(TestDatabase.schema(PooledCommitTests.class)),
					StatementListener.none(), (statements) -> Mono.fromRunnable(() -> this.told.addAll(statements))),
			AcquisitionTests.settings(1, 0, Duration.ofSeconds(3), true));

	private final DatabaseClient client = DatabaseClient.create(this.pool);

	private final TransactionalOperator transaction = TransactionalOperator
		.create(new CancellableTransactionManager(this.pool));

	@BeforeEach
	void createTable() {
		this.client.sql("CREATE TABLE things (id int)").then().block(TestDatabase.TIMEOUT);
		this.told.clear();
	}

	@AfterEach
	void close() {
		this.pool.disposeLater().block(TestDatabase.TIMEOUT);
	}

	@Test
	void transactionWhenOpenShowsItsWrites() {
		List<WrittenStatement> written = this.client.sql(INSERT)
			.fetch()
			.rowsUpdated()
			.then(ConnectionFactoryUtils.getConnection(this.pool))
			.map(PooledCommitTests::written)
			.as(this.transaction::transactional)
			.block(TestDatabase.TIMEOUT);
		assertThat(written).containsExactly(new WrittenStatement(INSERT, null));
		assertThat(this.told).isEqualTo(written);
	}

	@Test
	void connectionWhenGivenBackInTransactionTellsNothing() {
		Connection connection = AcquisitionTests.acquire(this.pool);
		Mono.from(connection.beginTransaction())
			.thenMany(connection.createStatement(INSERT).execute())
			.flatMap(Result::getRowsUpdated)
			.blockLast(TestDatabase.TIMEOUT);
		assertThat(written(connection)).hasSize(1);
		AcquisitionTests.release(connection);
		Connection next = AcquisitionTests.acquire(this.pool);
		assertThat(written(next)).isEmpty();
		AcquisitionTests.release(next);
		assertThat(this.told).isEmpty();
	}

	private static List<WrittenStatement> written(Connection connection) {
		var writes = TransactionWritesOf.connection(connection);
		assertThat(writes).isNotNull();
		return writes.written();
	}

}
