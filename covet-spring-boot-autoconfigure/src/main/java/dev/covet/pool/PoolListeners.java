package dev.covet.pool;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Tells many listeners, and goes on when one fails.
 */
final class PoolListeners implements PoolListener {

	private static final Log logger = LogFactory.getLog(PoolListener.class);

	private final List<PoolListener> listeners;

	private final AtomicBoolean failed = new AtomicBoolean();

	PoolListeners(List<PoolListener> listeners) {
		this.listeners = listeners;
	}

	@Override
	public void onAcquire(ManagedPool pool, long nanos) {
		tell((listener) -> listener.onAcquire(pool, nanos));
	}

	@Override
	public void onRelease(ManagedPool pool, long heldNanos) {
		tell((listener) -> listener.onRelease(pool, heldNanos));
	}

	@Override
	public void onTimeout(ManagedPool pool, long nanos) {
		tell((listener) -> listener.onTimeout(pool, nanos));
	}

	private void tell(Consumer<PoolListener> event) {
		for (PoolListener listener : this.listeners) {
			try {
				event.accept(listener);
			}
			catch (RuntimeException ex) {
				if (this.failed.compareAndSet(false, true)) {
					logger.warn("A pool listener failed: " + listener + ". Further failures are not logged", ex);
				}
			}
		}
	}

}
