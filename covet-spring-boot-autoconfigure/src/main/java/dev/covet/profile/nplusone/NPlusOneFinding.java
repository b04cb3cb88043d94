package dev.covet.profile.nplusone;

import java.time.Duration;

import dev.covet.statement.StatementLabel;
import dev.covet.statement.StatementOrigin;
import dev.covet.statement.StatementOrigin.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A statement that ran again and again within one request, and what to do about it.
 *
 * @param text its text without literals
 * @param table the table it reads
 * @param count how often it ran
 * @param time how long all of them took together
 * @param label the label of its query, if any
 * @param origin the relation, as {@code Post.comments}, the repository's method or the
 * entity of the query that asked for it, where known
 * @param relation whether the origin is a relation
 * @param callSite where in the application it was asked for, where known
 * @param place the request or other piece of work it ran in, where known
 * @since 0.1.0
 */
public record NPlusOneFinding(String text, @Nullable String table, long count, Duration time, @Nullable String label,
		@Nullable String origin, boolean relation, @Nullable String callSite, @Nullable String place) {

	static NPlusOneFinding of(Repetition repetition, @Nullable String place) {
		StatementOrigin origin = repetition.origin();
		String label = repetition.label();
		return new NPlusOneFinding(repetition.shape().text(), repetition.shape().table(), repetition.count(),
				repetition.time(), (label != null) ? StatementLabel.printable(label) : null,
				(origin != null) ? origin.toString() : null, origin != null && origin.kind() == Kind.RELATION_OF_ONE,
				repetition.callSite(), place);
	}

	/**
	 * Return what would mend it.
	 * @return a sentence for the developer
	 */
	public String advice() {
		if (this.relation && this.origin != null) {
			String reference = this.origin.replace(".", "::");
			return this.origin + " is loaded for one owner at a time: plan it in the query that reads the owners, with "
					+ "prefetchRelated(" + reference + "), or read them by one query in fetch mode PEERS";
		}
		return "read the rows of " + ((this.table != null) ? this.table : "all")
				+ " by one query for all values, with a join or a list of them";
	}

	@Override
	public String toString() {
		return "N+1: " + this.count + " times" + ((this.place != null) ? " in " + this.place : "") + ", "
				+ this.time.toMillis() + " ms: " + this.text + ((this.label != null) ? " [" + this.label + "]" : "")
				+ ((this.origin != null && !this.relation) ? ", asked for by " + this.origin : "")
				+ ((this.callSite != null) ? ", at " + this.callSite : "") + "; " + advice();
	}

}
