package dev.covet.pool.r2dbc;

import io.r2dbc.spi.Connection;
import reactor.core.CoreSubscriber;

/**
 * The moment in which a caller gets its connection, and what it means to cancel after it.
 */
// Who wants one item cancels while it is given that, on the same thread, and uses it
// then. Whoever cancels from elsewhere or later may have been on the way to the code that
// closes it: Spring's transactions while they begin, or timeout() as it gives up. To
// close it twice does no harm, and who still uses it gets an error.
final class Handover {

	private final HeldR2dbcConnection connection;

	private final Thread thread = Thread.currentThread();

	private volatile boolean over;

	private volatile boolean cancelled;

	Handover(HeldR2dbcConnection connection) {
		this.connection = connection;
	}

	void to(CoreSubscriber<? super Connection> caller) {
		caller.onNext(this.connection);
		this.over = true;
		if (this.cancelled) {
			giveBack();
		}
		caller.onComplete();
	}

	void cancel() {
		if (this.over || Thread.currentThread() != this.thread || this.connection.isUsed()) {
			this.cancelled = true;
			if (this.over) {
				giveBack();
			}
		}
	}

	void giveBack() {
		this.connection.close().onErrorComplete().subscribe();
	}

}
