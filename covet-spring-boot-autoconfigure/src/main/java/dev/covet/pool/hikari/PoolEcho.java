package dev.covet.pool.hikari;

import java.sql.Connection;
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

	void opened(Connection connection) {
		if (isOn()) {
			say("opened %s".formatted(connection));
		}
	}

	void closed(Connection connection, CloseReason reason) {
		if (isOn()) {
			say("closed %s: %s".formatted(connection, reason));
		}
	}

	void acquired(Connection connection, long nanos) {
		if (isOn()) {
			say("handed out %s after %d us".formatted(connection, TimeUnit.NANOSECONDS.toMicros(nanos)));
		}
	}

	void released(Connection connection, long nanos) {
		if (isOn()) {
			say("given back %s after %d us".formatted(connection, TimeUnit.NANOSECONDS.toMicros(nanos)));
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
