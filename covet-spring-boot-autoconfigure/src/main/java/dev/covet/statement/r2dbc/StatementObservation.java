package dev.covet.statement.r2dbc;

import java.util.List;
import java.util.function.LongSupplier;

import dev.covet.statement.StatementListener;
import io.r2dbc.spi.Closeable;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;

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

	private final LongSupplier nanoTime;

	private StatementObservation(StatementListener listener, LongSupplier nanoTime) {
		this.listener = listener;
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
		return observe(connectionFactory, listener, System::nanoTime);
	}

	static ConnectionFactory observe(ConnectionFactory connectionFactory, StatementListener listener,
			LongSupplier nanoTime) {
		if (listener == StatementListener.none()) {
			return connectionFactory;
		}
		StatementListener shielded = StatementListener.composite(List.of(listener));
		StatementObservation observation = new StatementObservation(shielded, nanoTime);
		return (connectionFactory instanceof Closeable)
				? new ObservedConnectionFactory.Closing(connectionFactory, observation)
				: new ObservedConnectionFactory(connectionFactory, observation);
	}

	/**
	 * Return whether the statements of a connection factory are observed, here or
	 * anywhere below.
	 * @param connectionFactory the connection factory to look at
	 * @return {@code true} if it, or one that it wraps, came from
	 * {@link #observe(ConnectionFactory, StatementListener)}
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

	StatementListener listener() {
		return this.listener;
	}

	long nanoTime() {
		return this.nanoTime.getAsLong();
	}

}
