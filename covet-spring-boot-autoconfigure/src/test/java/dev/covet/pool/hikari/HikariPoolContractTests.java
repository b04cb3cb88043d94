package dev.covet.pool.hikari;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.zaxxer.hikari.HikariDataSource;
import dev.covet.TestDatabase;
import dev.covet.pool.AbstractPoolContractTests;
import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;
import dev.covet.pool.PoolSettings;
import dev.covet.pool.PoolUnderTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * HikariCP under the contract of pools.
 */
class HikariPoolContractTests extends AbstractPoolContractTests {

	private static final String PERIOD = "com.zaxxer.hikari.housekeeping.periodMs";

	// HikariCP closes what is idle once in half a minute.
	@BeforeAll
	static void hurry() {
		System.setProperty(PERIOD, "300");
	}

	@AfterAll
	static void takeTime() {
		System.clearProperty(PERIOD);
	}

	@Override
	protected PoolUnderTest open(String name, PoolSettings settings, @Nullable Duration recycle) {
		HikariDataSource source = new HikariDataSource();
		source.setJdbcUrl("jdbc:postgresql://localhost:" + TestDatabase.port() + "/postgres?ApplicationName=" + name);
		source.setUsername("postgres");
		source.setPassword("postgres");
		return new Adapter(name, source, settings, recycle);
	}

	/**
	 * A thread for each user, as there would be.
	 */
	private static final class Adapter implements PoolUnderTest {

		private final ExecutorService threads = Executors.newCachedThreadPool();

		private final TunedHikariDataSource dataSource;

		Adapter(String name, HikariDataSource source, PoolSettings settings, @Nullable Duration recycle) {
			this.dataSource = new TunedHikariDataSource(name, source, settings, (key) -> false,
					PoolListener.of(List.of())) {

				@Override
				public long getMaxLifetime() {
					return (recycle != null) ? recycle.toMillis() : super.getMaxLifetime();
				}

				// HikariCP refuses less than ten seconds.
				@Override
				public long getIdleTimeout() {
					return settings.overflowIdle().toMillis();
				}

			};
		}

		@Override
		public ManagedPool pool() {
			return TunedHikariDataSource.managedPool("unused", this.dataSource);
		}

		@Override
		public CompletableFuture<Lease> acquire() {
			CompletableFuture<Lease> lease = new CompletableFuture<>();
			Future<?> task = this.threads.submit(() -> {
				try {
					lease.complete(new JdbcLease(this.dataSource.getConnection()));
				}
				catch (SQLException ex) {
					lease.completeExceptionally(ex);
				}
			});
			lease.whenComplete((value, ex) -> {
				if (lease.isCancelled()) {
					task.cancel(true);
				}
			});
			return lease;
		}

		@Override
		public void close() {
			this.dataSource.close();
			this.threads.shutdownNow();
		}

		private final class JdbcLease implements Lease {

			private final Connection connection;

			JdbcLease(Connection connection) {
				this.connection = connection;
			}

			@Override
			public CompletableFuture<String> query(String sql) {
				return CompletableFuture.supplyAsync(() -> call(() -> {
					try (Statement statement = this.connection.createStatement();
							ResultSet result = statement.executeQuery(sql)) {
						result.next();
						return result.getString(1);
					}
				}), Adapter.this.threads);
			}

			@Override
			public void release() {
				call(() -> {
					this.connection.close();
					return true;
				});
			}

			private static <T> T call(Callable<T> work) {
				try {
					return work.call();
				}
				catch (Exception ex) {
					throw new CompletionException(ex);
				}
			}

		}

	}

}
