package dev.covet.pool.r2dbc;

import io.r2dbc.spi.Connection;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Takes a connection from the pool, each time it is subscribed to.
 */
final class Acquisition extends Mono<Connection> {

	private final Mono<Connection> source;

	private final ManagedConnectionPool pool;

	Acquisition(Mono<Connection> source, ManagedConnectionPool pool) {
		this.source = source;
		this.pool = pool;
	}

	@Override
	public void subscribe(CoreSubscriber<? super Connection> actual) {
		actual.onSubscribe(new Acquirer(actual, this.source, this.pool));
	}

}
