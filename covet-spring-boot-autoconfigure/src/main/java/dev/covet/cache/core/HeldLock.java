package dev.covet.cache.core;

import dev.covet.cache.SharedLock;
import org.jspecify.annotations.Nullable;

/**
 * The right to load that a flight may have. It is given back once the flight is over, and
 * at once if it comes later than that.
 */
final class HeldLock {

	private @Nullable SharedLock lock;

	private boolean over;

	void hold(SharedLock lock) {
		synchronized (this) {
			if (!this.over) {
				this.lock = lock;
				return;
			}
		}
		release(lock);
	}

	void letGo() {
		SharedLock lock;
		synchronized (this) {
			this.over = true;
			lock = this.lock;
			this.lock = null;
		}
		if (lock != null) {
			release(lock);
		}
	}

	private static void release(SharedLock lock) {
		lock.release().onErrorComplete().subscribe();
	}

}
