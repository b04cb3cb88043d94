package dev.covet.statement.r2dbc;

import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A {@link ConnectionFactory} whose connections are observed.
 */
class ObservedConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory> {

	private final ConnectionFactory delegate;

	private final StatementObservation observation;

	ObservedConnectionFactory(ConnectionFactory delegate, StatementObservation observation) {
		this.delegate = delegate;
		this.observation = observation;
	}

	@Override
	public Mono<Connection> create() {
		return Mono.<Connection>from(this.delegate.create())
			.map((connection) -> ObservedConnection.observe(connection, this.observation));
	}

	@Override
	public ConnectionFactoryMetadata getMetadata() {
		return this.delegate.getMetadata();
	}

	@Override
	public ConnectionFactory unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	/**
	 * Decorates a factory that must be closed, a pool for instance. Spring finds the
	 * method by its name when the context is closed.
	 */
	static final class Closing extends ObservedConnectionFactory implements Closeable {

		private final Closeable delegate;

		Closing(ConnectionFactory delegate, StatementObservation observation) {
			super(delegate, observation);
			this.delegate = (Closeable) delegate;
		}

		@Override
		public Publisher<Void> close() {
			return this.delegate.close();
		}

	}

}
