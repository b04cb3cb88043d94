package dev.covet.profile;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs statements that took longer than a threshold at level WARN, to the same logger as
 * {@link StatementLog}. A statement's text is logged at most once a minute, with the
 * number of times it was slow since; of the texts that come up within one minute, those
 * beyond the first 500 are not logged.
 *
 * @since 0.1.0
 */
public final class SlowStatementLog implements StatementListener {

	private static final Log logger = LogFactory.getLog(StatementLog.LOGGER);

	private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private static final int CAPACITY = 500;

	private final long thresholdNanos;

	private final LongSupplier nanoTime;

	// The texts in the order in which they were logged last.
	private final Map<Text, Logged> texts = new LinkedHashMap<>();

	/**
	 * Create the log.
	 * @param threshold the longest time that a statement may take without being logged
	 * @param nanoTime the clock, in nanoseconds from any origin
	 */
	public SlowStatementLog(Duration threshold, LongSupplier nanoTime) {
		this.thresholdNanos = threshold.toNanos();
		this.nanoTime = nanoTime;
	}

	@Override
	public void onStatement(StatementEvent event) {
		if (event.durationNanos() > this.thresholdNanos && logger.isWarnEnabled()) {
			Long unlogged = unlogged(Text.of(event.sql()), this.nanoTime.getAsLong());
			if (unlogged != null) {
				logger.warn("Slow, more than " + TimeUnit.NANOSECONDS.toMillis(this.thresholdNanos)
						+ " ms (told at most once a minute for each text"
						+ ((unlogged > 0) ? ", " + unlogged + " more times since" : "") + "): "
						+ StatementLog.line(event));
			}
		}
	}

	// How often a text was slow since it was logged last, null when it is not to be
	// logged.
	private synchronized @Nullable Long unlogged(Text text, long now) {
		Logged logged = this.texts.get(text);
		if (logged != null && now - logged.atNanos < PAUSE_NANOS) {
			logged.since++;
			return null;
		}
		this.texts.remove(text);
		if (this.texts.size() >= CAPACITY && !forgetOldest(now)) {
			return null;
		}
		this.texts.put(text, new Logged(now));
		return (logged != null) ? logged.since : 0L;
	}

	private boolean forgetOldest(long now) {
		Iterator<Logged> oldest = this.texts.values().iterator();
		if (now - oldest.next().atNanos < PAUSE_NANOS) {
			return false;
		}
		oldest.remove();
		return true;
	}

	/**
	 * A text, short enough to be kept.
	 */
	private record Text(String start, int length, int hash) {

		static Text of(String sql) {
			return new Text(sql.substring(0, Math.min(sql.length(), 200)), sql.length(), sql.hashCode());
		}

	}

	private static final class Logged {

		private final long atNanos;

		private long since;

		Logged(long atNanos) {
			this.atNanos = atNanos;
		}

	}

}
