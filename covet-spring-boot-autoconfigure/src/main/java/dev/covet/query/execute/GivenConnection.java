package dev.covet.query.execute;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * A connection that is handed to the statements of a stream by the Reactor context.
 */
final class GivenConnection {

	static final Class<GivenConnection> KEY = GivenConnection.class;

	private GivenConnection() {
	}

	static Context put(Context context, Connection connection) {
		return context.put(KEY, connection);
	}

	static boolean isIn(ContextView context) {
		return context.hasKey(KEY);
	}

	// Whether a transaction binds all statements to one connection.
	static Mono<Boolean> isTransactional(ConnectionFactory connectionFactory) {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.map((manager) -> manager.hasResource(connectionFactory) || manager.isActualTransactionActive())
			.onErrorReturn(NoTransactionException.class, false);
	}

}
