package dev.covet.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dev.covet.pool.ManagedPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.HdrHistogram.AtomicHistogram;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;

/**
 * Users that all ask at the same time, each again as soon as it is answered.
 */
abstract class PoolUsers {

	private volatile AtomicHistogram times = new AtomicHistogram(TimeUnit.MINUTES.toMicros(5), 3);

	static PoolUsers of(ManagedPool.Kind kind, ApplicationContext context, PoolUse use) {
		return switch (kind) {
			case R2DBC -> new Reactive(context.getBean(ConnectionFactory.class), use.sql());
			case HIKARI -> new Blocking(context.getBean(DataSource.class), use.sql());
		};
	}

	Answers run(Duration duration) throws InterruptedException {
		this.times = new AtomicHistogram(TimeUnit.MINUTES.toMicros(5), 3);
		long start = System.nanoTime();
		CountDownLatch ended = new CountDownLatch(PoolLoad.USERS);
		for (int i = 0; i < PoolLoad.USERS; i++) {
			start(start + duration.toNanos(), ended);
		}
		if (!ended.await(duration.toMillis() + 60_000, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("Not all users were answered");
		}
		return new Answers(this.times, System.nanoTime() - start);
	}

	abstract void start(long end, CountDownLatch ended);

	void answered(long asked) {
		this.times.recordValue((System.nanoTime() - asked) / 1000);
	}

	private static final class Reactive extends PoolUsers {

		private final Mono<Object> request;

		Reactive(ConnectionFactory factory, String sql) {
			this.request = Mono.usingWhen(factory.create(),
					(connection) -> Flux.from(connection.createStatement(sql).execute())
						.concatMap((result) -> result.map((row) -> row.get(0)))
						.last(),
					Connection::close);
		}

		@Override
		void start(long end, CountDownLatch ended) {
			Mono.defer(() -> {
				long asked = System.nanoTime();
				return this.request.doOnSuccess((answer) -> answered(asked));
			}).repeat(() -> System.nanoTime() < end).then().doFinally((signal) -> ended.countDown()).subscribe();
		}

	}

	private static final class Blocking extends PoolUsers {

		private final DataSource dataSource;

		private final String sql;

		Blocking(DataSource dataSource, String sql) {
			this.dataSource = dataSource;
			this.sql = sql;
		}

		@Override
		void start(long end, CountDownLatch ended) {
			Thread user = new Thread(() -> {
				try {
					while (System.nanoTime() < end) {
						long asked = System.nanoTime();
						ask();
						answered(asked);
					}
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
				finally {
					ended.countDown();
				}
			});
			user.setDaemon(true);
			user.start();
		}

		private void ask() throws SQLException {
			try (java.sql.Connection connection = this.dataSource.getConnection();
					java.sql.PreparedStatement statement = connection.prepareStatement(this.sql);
					java.sql.ResultSet rows = statement.executeQuery()) {
				rows.next();
			}
		}

	}

	/** The times of all answers. */
	record Answers(AtomicHistogram times, long nanos) {

		double perSecond() {
			return this.times.getTotalCount() * 1e9 / this.nanos;
		}

		Duration p50() {
			return micros(this.times.getValueAtPercentile(50));
		}

		Duration p95() {
			return micros(this.times.getValueAtPercentile(95));
		}

		Duration longest() {
			return micros(this.times.getMaxValue());
		}

		private static Duration micros(long micros) {
			return Duration.ofNanos(micros * 1000);
		}

	}

}
