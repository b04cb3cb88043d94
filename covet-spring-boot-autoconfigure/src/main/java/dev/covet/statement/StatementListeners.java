package dev.covet.statement;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Exceptions;

/**
 * A {@link StatementListener} that tells several and shields a statement from them.
 */
final class StatementListeners implements StatementListener {

	static final StatementListener NONE = new StatementListeners(new StatementListener[0]);

	private static final Log logger = LogFactory.getLog(StatementListener.class);

	private final StatementListener[] listeners;

	private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();

	private StatementListeners(StatementListener[] listeners) {
		this.listeners = listeners;
	}

	static StatementListener of(List<? extends StatementListener> listeners) {
		StatementListener[] effective = listeners.stream()
			.filter((listener) -> listener != NONE)
			.toArray(StatementListener[]::new);
		if (effective.length == 1 && effective[0] instanceof StatementListeners) {
			return effective[0];
		}
		return (effective.length != 0) ? new StatementListeners(effective) : NONE;
	}

	@Override
	public void onStatement(StatementEvent event) {
		for (StatementListener listener : this.listeners) {
			try {
				listener.onStatement(event);
			}
			catch (Throwable ex) {
				Exceptions.throwIfJvmFatal(ex);
				handle(listener, ex);
			}
		}
	}

	private void handle(StatementListener listener, Throwable ex) {
		if (this.failed.add(listener.getClass())) {
			logger.warn(
					"Statement listener " + listener.getClass().getName()
							+ " failed; the statement went on, and further failures of this listener are not logged",
					ex);
		}
	}

}
