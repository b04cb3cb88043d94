package dev.covet.pool.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.covet.TestCovet;
import dev.covet.pool.fault.Letters.Letter;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream asks for a second connection and doesn't wait for it, and it comes in the very
 * moment in which the stream gives up.
 */
class LateConnectionTests {

	@Test
	void streamWhenSecondConnectionComesTooLateGivesItBack() {
		try (TestCovet covet = TestCovet.of(Letters.ENTITIES)
			.above(SecondIsLate::new)
			.postgresql(LateConnectionTests.class)
			.execute(Letters.DDL)) {
			assertThat(covet.await(covet.objects(Letter.class).prefetchRelated(Letter::stamps).limit(20).stream(5)))
				.hasSize(20);
			Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(covet.acquired()).isZero());
		}
	}

	/**
	 * Emits every second connection when it is no longer asked for, as a pool may that
	 * decided to in the same moment.
	 */
	private static final class SecondIsLate implements ConnectionFactory {

		private final ConnectionFactory pool;

		private final AtomicInteger asked = new AtomicInteger();

		SecondIsLate(ConnectionFactory pool) {
			this.pool = pool;
		}

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.defer(() -> (this.asked.incrementAndGet() == Letters.DDL.length + 2) ? Mono.from(late())
					: Mono.from(this.pool.create()));
		}

		private Publisher<Connection> late() {
			return (subscriber) -> subscriber.onSubscribe(new Late(this.pool, subscriber));
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return this.pool.getMetadata();
		}

	}

	private static final class Late implements Subscription {

		private final ConnectionFactory pool;

		private final Subscriber<? super Connection> subscriber;

		private volatile @Nullable Connection connection;

		Late(ConnectionFactory pool, Subscriber<? super Connection> subscriber) {
			this.pool = pool;
			this.subscriber = subscriber;
		}

		@Override
		public void request(long count) {
			Mono.from(this.pool.create()).subscribe((given) -> this.connection = given);
		}

		@Override
		public void cancel() {
			Connection late = this.connection;
			this.connection = null;
			if (late != null) {
				this.subscriber.onNext(late);
			}
		}

	}

}
