package dev.covet.profile;

import java.time.Duration;

import dev.covet.statement.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a {@link QueryReport}.
 *
 * @param text its text without literals
 * @param operation what it does
 * @param label the label of its query, if any
 * @param origin the relation, repository method or entity that asked for it, where known
 * @param callSite where in the application that was, where known
 * @param start when it was sent, from the start of the profile
 * @param duration how long it took
 * @param rows the rows read or updated
 * @param error the class of the error it ended with, if any: a message may hold values
 * @param cancelled whether its subscriber had enough
 * @since 0.1.0
 */
public record ProfiledStatement(String text, Operation operation, @Nullable String label, @Nullable String origin,
		@Nullable String callSite, Duration start, Duration duration, long rows, @Nullable String error,
		boolean cancelled) {

	@Override
	public String toString() {
		return "at " + QueryReport.millis(this.start) + ", " + QueryReport.millis(this.duration) + ", "
				+ QueryReport.rows(this.rows) + ((this.error != null) ? ", failed with " + this.error : "")
				+ (this.cancelled ? ", cancelled" : "") + ": " + this.text
				+ ((this.label != null) ? " [" + this.label + "]" : "")
				+ ((this.origin != null) ? ", asked for by " + this.origin : "")
				+ ((this.callSite != null) ? ", at " + this.callSite : "");
	}

}
