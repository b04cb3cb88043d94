package dev.covet.pool;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts callers that asked for a connection while they held another one.
 */
final class NestedAcquisitions {

	private final LongAdder inTransaction = new LongAdder();

	private final LongAdder inRequest = new LongAdder();

	private final LongAdder timeouts = new LongAdder();

	// Within a request, statements may run beside each other. What was waited for a
	// moment only is taken for that.
	void add(HeldScope.Nesting nesting, long waitedNanos, boolean timedOut) {
		boolean transaction = nesting == HeldScope.Nesting.TRANSACTION;
		if (!transaction && (nesting == HeldScope.Nesting.NONE || waitedNanos < PoolPressure.NOTED_WAIT.toNanos())) {
			return;
		}
		(transaction ? this.inTransaction : this.inRequest).increment();
		if (timedOut) {
			this.timeouts.increment();
		}
	}

	long inTransaction() {
		return this.inTransaction.sum();
	}

	long inRequest() {
		return this.inRequest.sum();
	}

	long timeouts() {
		return this.timeouts.sum();
	}

}
