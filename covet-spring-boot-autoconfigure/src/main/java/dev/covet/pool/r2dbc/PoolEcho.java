package dev.covet.pool.r2dbc;

import java.util.concurrent.TimeUnit;

import dev.covet.pool.CloseReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what a pool does: each step if that is asked for, otherwise those of debugging.
 */
final class PoolEcho {

	private static final Log logger = LogFactory.getLog("dev.covet.pool");

	private final String pool;

	private final boolean echo;

	PoolEcho(String pool, boolean echo) {
		this.pool = pool;
		this.echo = echo;
	}

	void created(Session session) {
		if (isOn()) {
			say("opened %s".formatted(session));
		}
	}

	void closed(Session session, CloseReason reason) {
		if (isOn()) {
			say("closed %s: %s".formatted(session, reason));
		}
	}

	void waiting(int pending) {
		if (isOn()) {
			say("asked for a connection, %d waiting".formatted(pending));
		}
	}

	void acquired(Session session, long nanos) {
		if (isOn()) {
			say("handed out %s after %d us".formatted(session, TimeUnit.NANOSECONDS.toMicros(nanos)));
		}
	}

	void released(Session session, long nanos) {
		if (isOn()) {
			say("given back %s after %d us".formatted(session, TimeUnit.NANOSECONDS.toMicros(nanos)));
		}
	}

	void timedOut(long nanos) {
		if (isOn()) {
			say("gave up after %d ms".formatted(TimeUnit.NANOSECONDS.toMillis(nanos)));
		}
	}

	private boolean isOn() {
		return this.echo ? logger.isInfoEnabled() : logger.isDebugEnabled();
	}

	private void say(String what) {
		String line = "Pool '" + this.pool + "': " + what;
		if (this.echo) {
			logger.info(line);
		}
		else {
			logger.debug(line);
		}
	}

}
