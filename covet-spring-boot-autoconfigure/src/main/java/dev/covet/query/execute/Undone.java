package dev.covet.query.execute;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/**
 * Work whose changes are taken back: by a transaction of its own, or a savepoint of the
 * one that the connection is in.
 */
final class Undone {

	private static final String SAVEPOINT = "covet_undone";

	private Undone() {
	}

	static <T> Mono<T> on(Connection connection, Mono<T> work) {
		if (connection.isAutoCommit()) {
			return Mono.usingWhen(Mono.from(connection.beginTransaction()).thenReturn(connection), (begun) -> work,
					Connection::rollbackTransaction);
		}
		return Mono.usingWhen(Mono.from(connection.createSavepoint(SAVEPOINT)).thenReturn(connection), (saved) -> work,
				(saved) -> saved.rollbackTransactionToSavepoint(SAVEPOINT));
	}

}
