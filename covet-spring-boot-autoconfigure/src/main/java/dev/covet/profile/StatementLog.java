package dev.covet.profile;

import dev.covet.statement.MaskedSql;
import dev.covet.statement.StatementEvent;
import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementListener;
import dev.covet.statement.StatementOrigin;
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
		StatementOrigin origin = StatementOrigin.from(event.context());
		return "%s took %.1f ms, %d %s%s%s%s: %s%s".formatted(event.operation(), event.durationNanos() / 1_000_000.0,
				event.rows(), (event.rows() == 1) ? "row" : "rows",
				(label != null) ? " [" + StatementLabel.printable(label) + "]" : "",
				(error != null) ? ", failed with " + error.getClass().getSimpleName() : "",
				event.cancelled() ? ", cancelled" : "", MaskedSql.of(event.sql()),
				(origin != null) ? called(origin) : "");
	}

	// The entity or relation alone is plain from the text
	private static String called(StatementOrigin origin) {
		String site = origin.callSite();
		return (site != null) ? ", asked for by " + origin + " at " + site : "";
	}

}
