package dev.covet.statement.r2dbc;

import java.util.List;
import java.util.function.LongSupplier;

import dev.covet.statement.CommitListener;
import dev.covet.statement.Commits;
import dev.covet.statement.StatementListener;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Observes the statements that go through a {@link ConnectionFactory}.
 * <p>
 * The connections of the decorated factory implement the interfaces of those of the
 * driver and can be cast to them, and unwrapped to the driver's own classes. Each
 * {@code Statement} and each {@code Batch} that is executed is one event, however many
 * bindings or texts were added to it; what the driver sends by itself, for transactions
 * and validation among others, is none. A statement that was created through the driver's
 * own connection type bypasses the observation, as does whatever is done with an
 * unwrapped connection.
 * <p>
 * Decorate what a pool takes its connections from rather than the pool: each physical
 * connection is then decorated once, rather than each time it is acquired.
 * <p>
 * An application that builds its connection factory by itself observes it like this:
 * <pre class="code">
 * ConnectionFactory observed = StatementObservation.observe(driver,
 *         (event) -&gt; logger.debug(event.duration() + " " + event.sql()));
 * </pre>
 *
 * @since 0.1.0
 */
public final class StatementObservation {

	private final StatementListener listener;

	private final @Nullable Commits commits;

	private final LongSupplier nanoTime;

	private StatementObservation(StatementListener listener, @Nullable Commits commits, LongSupplier nanoTime) {
		this.listener = listener;
		this.commits = commits;
		this.nanoTime = nanoTime;
	}

	/**
	 * Return a connection factory that tells a listener of each statement.
	 * @param connectionFactory the connection factory to decorate
	 * @param listener the listener to tell, shielded as described there
	 * @return the decorated connection factory, or the given one for
	 * {@link StatementListener#none()}
	 */
	public static ConnectionFactory observe(ConnectionFactory connectionFactory, StatementListener listener) {
		return observe(connectionFactory, listener, CommitListener.none());
	}

	/**
	 * Return a connection factory that tells a listener of each statement, and another
	 * one of writes as soon as others can see them.
	 * <p>
	 * A write outside of a transaction, and a commit, end for their subscriber when that
	 * listener is done. A write whose subscriber leaves early goes on to its end, as far
	 * as its first result, so that it can be told then. What a function writes that is
	 * called by a {@code SELECT} is not seen. Statements that read, and all others inside
	 * of transactions, cost nothing more.
	 * @param connectionFactory the connection factory to decorate
	 * @param listener the listener to tell of statements, shielded as described there
	 * @param commitListener the listener to tell of what was committed
	 * @return the decorated connection factory, or the given one where there is nobody to
	 * tell
	 */
	public static ConnectionFactory observe(ConnectionFactory connectionFactory, StatementListener listener,
			CommitListener commitListener) {
		return observe(connectionFactory, listener, commitListener, System::nanoTime);
	}

	static ConnectionFactory observe(ConnectionFactory connectionFactory, StatementListener listener,
			CommitListener commitListener, LongSupplier nanoTime) {
		boolean commits = commitListener != CommitListener.none();
		if (listener == StatementListener.none() && !commits) {
			return connectionFactory;
		}
		StatementListener shielded = StatementListener.composite(List.of(listener));
		StatementObservation observation = new StatementObservation(shielded,
				commits ? new Commits(commitListener) : null, nanoTime);
		return (connectionFactory instanceof Closeable)
				? new ObservedConnectionFactory.Closing(connectionFactory, observation)
				: new ObservedConnectionFactory(connectionFactory, observation);
	}

	/**
	 * Return whether the statements of a connection factory are observed, here or
	 * anywhere below.
	 * @param connectionFactory the connection factory to look at
	 * @return {@code true} if it, or one that it wraps, came from
	 * {@link #observe(ConnectionFactory, StatementListener, CommitListener)}
	 */
	public static boolean isObserved(ConnectionFactory connectionFactory) {
		@Nullable Object candidate = connectionFactory;
		while (candidate instanceof Wrapped<?> wrapped) {
			if (candidate instanceof ObservedConnectionFactory) {
				return true;
			}
			candidate = wrapped.unwrap();
		}
		return false;
	}

	// A select that nobody but the listener of commits hears of stays as it is.
	Publisher<? extends Result> observe(Publisher<? extends Result> results, String sql, Connection connection,
			@Nullable WriteWatch watch) {
		Publisher<? extends Result> observed = (this.listener != StatementListener.none())
				? StatementExecution.observe(results, sql, connection, this) : results;
		return (watch != null) ? watch.watch(observed, sql) : observed;
	}

	@Nullable WriteWatch watch(Connection connection) {
		return (this.commits != null) ? new WriteWatch(connection, this.commits) : null;
	}

	StatementListener listener() {
		return this.listener;
	}

	long nanoTime() {
		return this.nanoTime.getAsLong();
	}

}
