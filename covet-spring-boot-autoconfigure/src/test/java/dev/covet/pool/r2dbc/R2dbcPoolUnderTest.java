package dev.covet.pool.r2dbc;

import java.util.concurrent.CompletableFuture;

import dev.covet.TestDatabase;
import dev.covet.pool.PoolUnderTest;
import io.r2dbc.spi.Connection;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The R2DBC pool as the contract sees it.
 */
record R2dbcPoolUnderTest(ManagedConnectionPool pool) implements PoolUnderTest {

	@Override
	public CompletableFuture<Lease> acquire() {
		return this.pool.create().<Lease>map(R2dbcLease::new).toFuture();
	}

	@Override
	public void close() {
		this.pool.disposeLater().block(TestDatabase.TIMEOUT);
	}

	private record R2dbcLease(Connection connection) implements Lease {

		@Override
		public CompletableFuture<String> query(String sql) {
			return Flux.from(this.connection.createStatement(sql).execute())
				.concatMap((result) -> result.map((readable) -> String.valueOf(readable.get(0))))
				.next()
				.toFuture();
		}

		@Override
		public void release() {
			Mono.from(this.connection.close()).block(TestDatabase.TIMEOUT);
		}

	}

}
