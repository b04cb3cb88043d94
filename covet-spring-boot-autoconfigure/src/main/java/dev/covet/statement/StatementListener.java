package dev.covet.statement;

import java.util.List;

/**
 * Is told of each statement that reached the database.
 * <p>
 * Called once for a statement, when it has ended, and before its subscriber is: whoever
 * sees a statement complete can rely on every listener having seen it. The call is made
 * on the thread that ended the statement, as a rule the event loop of the connection, so
 * a listener must not block, and must be safe for use by many threads. Transactions are
 * not statements: beginning, committing and rolling back one through the driver is not
 * told.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StatementListener {

	/**
	 * Called when a statement has ended. An exception is logged once for the class of the
	 * listener and otherwise ignored: it neither fails the statement nor keeps other
	 * listeners from being told.
	 * @param event the statement
	 */
	void onStatement(StatementEvent event);

	/**
	 * Return a listener that does nothing. Observing with it costs nothing, because
	 * nothing is observed.
	 * @return the listener, always the same
	 */
	static StatementListener none() {
		return StatementListeners.NONE;
	}

	/**
	 * Return one listener that tells all the given ones, in their order, and survives
	 * their exceptions.
	 * @param listeners the listeners to tell
	 * @return a listener that never throws, {@link #none()} if there are none to tell
	 */
	static StatementListener composite(List<? extends StatementListener> listeners) {
		return StatementListeners.of(listeners);
	}

}
