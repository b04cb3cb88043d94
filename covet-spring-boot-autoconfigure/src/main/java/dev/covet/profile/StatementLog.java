package dev.covet.profile;

import dev.covet.statement.MaskedSql;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs each statement at level INFO: what it does, how long it took, its rows, the label
 * of its query and its text. Bind values are not part of that, and literals are masked.
 * The logger is {@value #LOGGER}.
 *
 * @since 0.1.0
 */
public final class StatementLog implements StatementListener {

	/**
	 * The name of the logger for statements.
	 */
	public static final String LOGGER = "dev.covet.sql";

	private static final Log logger = LogFactory.getLog(LOGGER);

	@Override
	public void onStatement(StatementEvent event) {
		if (logger.isInfoEnabled()) {
			logger.info(line(event));
		}
	}

	static String line(StatementEvent event) {
		String label = event.label();
		Throwable error = event.error();
		return "%s took %.1f ms, %d %s%s%s%s: %s".formatted(event.operation(), event.durationNanos() / 1_000_000.0,
				event.rows(), (event.rows() == 1) ? "row" : "rows",
				(label != null) ? " [" + printable(label) + "]" : "",
				(error != null) ? ", failed with " + error.getClass().getSimpleName() : "",
				event.cancelled() ? ", cancelled" : "", MaskedSql.of(event.sql()));
	}

	// A label may hold what came from a request; it gets one line, and no more.
	private static String printable(String label) {
		String visible = label.replaceAll("\\p{Cntrl}", "?");
		return (visible.length() > 100) ? visible.substring(0, 100) + "…" : visible;
	}

}
