package dev.covet.statement;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * One statement that reached the database and has ended, one way or another.
 * <p>
 * Its text carries placeholders as it was sent; bind values are never part of an event. A
 * literal that the application wrote into its SQL is: whoever shows the text to somebody
 * masks it. Immutable, and safe to keep, though {@link #context()} may hold on to more
 * than the event itself.
 *
 * @param sql the text that was executed; the texts of a batch are joined by {@code "; "}
 * @param durationNanos the time from the subscription until the last row or update count
 * was received, or the error or cancellation; it includes the time the subscriber took to
 * work on the rows
 * @param rows the number of rows that were read, or else updated, as far as the
 * subscriber asked for them: {@code 0} if it ignored the result
 * @param error the error that ended the statement, if any
 * @param cancelled whether the subscriber ended the statement before its result did, for
 * instance because the first row was enough. A write that was cancelled may have taken
 * effect.
 * @param inTransaction whether a transaction was open on the connection when the
 * statement was sent
 * @param context the Reactor context of the subscriber, which tells whom the statement
 * belongs to; empty for statements that were sent by other means
 * @since 0.1.0
 */
public record StatementEvent(String sql, long durationNanos, long rows, @Nullable Throwable error, boolean cancelled,
		boolean inTransaction, ContextView context) {

	/**
	 * Return the {@link #durationNanos()} as a duration.
	 * @return the duration
	 */
	public Duration duration() {
		return Duration.ofNanos(this.durationNanos);
	}

	/**
	 * Return what the statement does, read from its text. Computed on each call, at the
	 * cost of reading the first word.
	 * @return the operation, {@link Operation#OTHER} if it can't be told
	 */
	public Operation operation() {
		return Operation.of(this.sql);
	}

	/**
	 * Return the label that was given to the query.
	 * @return the label, or {@code null} if the query has none
	 * @see StatementLabel
	 */
	public @Nullable String label() {
		return StatementLabel.from(this.context);
	}

	/**
	 * Return whether the statement ended with an error.
	 * @return {@code true} if there is an {@link #error()}
	 */
	public boolean failed() {
		return this.error != null;
	}

	@Override
	public String toString() {
		// The context may hold what must not show up in a log
		return "StatementEvent[" + this.sql + ", " + this.durationNanos + " ns, " + this.rows + " rows"
				+ ((this.error != null) ? ", " + this.error.getClass().getName() : "")
				+ (this.cancelled ? ", cancelled" : "") + (this.inTransaction ? ", in transaction" : "") + "]";
	}

}
