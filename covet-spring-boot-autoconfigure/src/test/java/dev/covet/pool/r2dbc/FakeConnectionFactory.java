package dev.covet.pool.r2dbc;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import dev.covet.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ValidationDepth;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Connections to {@link TestDatabase} that behave as a test wants them to.
 */
final class FakeConnectionFactory implements ConnectionFactory {

	private final ConnectionFactory real = TestDatabase.connectionFactory();

	private final AtomicInteger closed = new AtomicInteger();

	private volatile UnaryOperator<Mono<Connection>> opening = UnaryOperator.identity();

	private volatile UnaryOperator<Publisher<Boolean>> validation = UnaryOperator.identity();

	private volatile UnaryOperator<Mono<Void>> closing = UnaryOperator.identity();

	private volatile UnaryOperator<Mono<Void>> rollback = UnaryOperator.identity();

	FakeConnectionFactory opening(UnaryOperator<Mono<Connection>> opening) {
		this.opening = opening;
		return this;
	}

	FakeConnectionFactory validation(UnaryOperator<Publisher<Boolean>> validation) {
		this.validation = validation;
		return this;
	}

	FakeConnectionFactory closing(UnaryOperator<Mono<Void>> closing) {
		this.closing = closing;
		return this;
	}

	FakeConnectionFactory rollback(UnaryOperator<Mono<Void>> rollback) {
		this.rollback = rollback;
		return this;
	}

	int closed() {
		return this.closed.get();
	}

	@Override
	public Mono<Connection> create() {
		return this.opening.apply(Mono.<Connection>from(this.real.create()).map(Fake::new));
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.real.getMetadata();
	}

	private final class Fake extends ForwardingConnection {

		private final Connection target;

		Fake(Connection target) {
			this.target = target;
		}

		@Override
		public Publisher<Boolean> validate(ValidationDepth depth) {
			Publisher<Boolean> real = super.validate(depth);
			return (depth == ValidationDepth.REMOTE) ? FakeConnectionFactory.this.validation.apply(real) : real;
		}

		@Override
		public Publisher<Void> rollbackTransaction() {
			return FakeConnectionFactory.this.rollback.apply(Mono.from(super.rollbackTransaction()));
		}

		@Override
		public Publisher<Void> close() {
			return FakeConnectionFactory.this.closing.apply(
					Mono.from(super.close()).doOnSubscribe((s) -> FakeConnectionFactory.this.closed.incrementAndGet()));
		}

		@Override
		Connection target() {
			return this.target;
		}

	}

}
