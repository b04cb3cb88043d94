package dev.covet.query.execute;

import java.util.function.Function;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContext;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;

/**
 * Where statements get their connection from: that of the current transaction, the one
 * that a stream hands them, or else one from the pool, which is given back when they end.
 *
 * @since 0.1.0
 */
public final class Connections {

	private final ConnectionFactory connectionFactory;

	private final Given given;

	/**
	 * Create a source of connections.
	 * @param connectionFactory the factory, a pool as a rule
	 */
	public Connections(ConnectionFactory connectionFactory) {
		this.connectionFactory = connectionFactory;
		this.given = new Given(connectionFactory);
	}

	// Only outside of transactions, so that one in the context was begun inside.
	Context give(Context context, Connection connection) {
		return context.put(this.given, connection);
	}

	/**
	 * Do something with a connection.
	 * @param context the context of the subscription
	 * @param work what to do
	 * @param <R> what it emits
	 * @return what it emits; the connection is given back afterwards unless a transaction
	 * or stream keeps it
	 */
	public <R> Flux<R> with(ContextView context, Function<Connection, Flux<R>> work) {
		Connection given = context.getOrDefault(this.given, null);
		if (!isTransactional(context)) {
			return (given != null) ? work.apply(given) : Flux.usingWhen(fromPool(), work, Connection::close);
		}
		Flux<R> inTransaction = Flux.usingWhen(ConnectionFactoryUtils.getConnection(this.connectionFactory), work,
				this::release);
		return (given != null) ? hasTransaction().flatMapMany((begun) -> begun ? inTransaction : work.apply(given))
				: inTransaction;
	}

	Mono<Connection> fromPool() {
		return Mono.<Connection>from(this.connectionFactory.create())
			.onErrorMap(R2dbcException.class,
					(ex) -> new DataAccessResourceFailureException("Failed to obtain R2DBC Connection", ex));
	}

	// Spring's own way to learn of a transaction is an exception where there is none: two
	// of those are a tenth of a read by id. Its keys in the context are classes of one
	// package, not all of them public.
	private static boolean isTransactional(ContextView context) {
		String transactions = TransactionContext.class.getPackageName();
		return context.stream()
			.anyMatch((entry) -> entry.getKey() instanceof Class<?> key && key.getPackageName().equals(transactions));
	}

	/**
	 * Return whether a stream hands its statements a connection, which none but they may
	 * use.
	 * @param context the context of the subscription
	 * @return whether there is such a connection
	 */
	public boolean isGiven(ContextView context) {
		return context.hasKey(this.given);
	}

	/**
	 * Return whether there may be a transaction, which a caller then has to look into.
	 * Without one it costs next to nothing.
	 * @param context the context of the subscription
	 * @return {@code false} where there is none for sure
	 */
	public static boolean isPerhapsInTransaction(ContextView context) {
		return !context.isEmpty() && isTransactional(context);
	}

	// A transaction keeps its connection. Spring's releaseConnection would take it from
	// the transaction's holder with the first statement, and the commit would fail.
	private Mono<Void> release(Connection connection) {
		return ConnectionFactoryUtils.currentConnectionFactory(this.connectionFactory)
			.hasElement()
			.onErrorReturn(NoTransactionException.class, false)
			.flatMap((kept) -> kept ? Mono.empty() : Mono.from(connection.close()));
	}

	// Whether there is a transaction, begun or about to begin with its first statement.
	Mono<Boolean> isInTransaction() {
		return Mono.deferContextual(
				(context) -> isTransactional(context) ? TransactionSynchronizationManager.forCurrentTransaction()
					.map(TransactionSynchronizationManager::isActualTransactionActive)
					.onErrorReturn(NoTransactionException.class, false) : Mono.just(false));
	}

	// Whether a transaction or a stream binds all statements to one connection.
	Mono<Boolean> isBound() {
		return Mono.deferContextual((context) -> (context.hasKey(this.given) || !isTransactional(context))
				? Mono.just(context.hasKey(this.given)) : hasTransaction());
	}

	private Mono<Boolean> hasTransaction() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.map((manager) -> manager.hasResource(this.connectionFactory) || manager.isActualTransactionActive())
			.onErrorReturn(NoTransactionException.class, false);
	}

	/**
	 * The key of a connection that is handed on, one for each factory: an application may
	 * have several.
	 *
	 * @param connectionFactory where the connection is from
	 */
	private record Given(ConnectionFactory connectionFactory) {
	}

}
