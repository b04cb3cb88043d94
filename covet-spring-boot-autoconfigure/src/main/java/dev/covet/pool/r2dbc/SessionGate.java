package dev.covet.pool.r2dbc;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets in so many sessions and no more, in the order they come.
 */
// The pool's own permits are given back before a connection is closed, so that its
// successor would open while it still occupies a place in the database. A session is
// inside from the moment it begins to open until it is closed.
final class SessionGate {

	private final int most;

	private final Deque<Runnable> waiting = new ArrayDeque<>();

	private int inside;

	SessionGate(int most) {
		this.most = most;
	}

	// Runs what is given once there is a place, perhaps at once.
	void enter(Runnable entered) {
		synchronized (this.waiting) {
			if (this.inside == this.most) {
				this.waiting.addLast(entered);
				return;
			}
			this.inside++;
		}
		entered.run();
	}

	// Whether it still waited.
	boolean withdraw(Runnable entered) {
		synchronized (this.waiting) {
			return this.waiting.remove(entered);
		}
	}

	void leave() {
		Runnable next;
		synchronized (this.waiting) {
			next = this.waiting.pollFirst();
			if (next == null) {
				this.inside--;
			}
		}
		if (next != null) {
			next.run();
		}
	}

	int inside() {
		synchronized (this.waiting) {
			return this.inside;
		}
	}

}
