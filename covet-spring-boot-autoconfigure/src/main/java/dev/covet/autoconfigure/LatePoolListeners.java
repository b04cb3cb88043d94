package dev.covet.autoconfigure;

import java.util.List;

import dev.covet.pool.ManagedPool;
import dev.covet.pool.PoolListener;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands for the application's listeners, which may need what needs the pool: they are
 * asked for once all singletons are there, and don't hear of what was before.
 */
final class LatePoolListeners implements PoolListener {

	private volatile PoolListener listener = PoolListener.of(List.of());

	void find(ObjectProvider<PoolListener> listeners) {
		this.listener = PoolListener.of(listeners.orderedStream().toList());
	}

	@Override
	public void onAcquire(ManagedPool pool, long nanos) {
		this.listener.onAcquire(pool, nanos);
	}

	@Override
	public void onRelease(ManagedPool pool, long heldNanos) {
		this.listener.onRelease(pool, heldNanos);
	}

	@Override
	public void onTimeout(ManagedPool pool, long nanos) {
		this.listener.onTimeout(pool, nanos);
	}

}
