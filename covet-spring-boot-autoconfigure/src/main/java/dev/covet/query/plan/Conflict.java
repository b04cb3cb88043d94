package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;

/**
 * What happens to a new row whose unique key is taken.
 *
 * @param kind what happens
 * @param target the columns of the key, empty for any key where the database can tell
 * @param updates the columns that the row that is there takes over, for
 * {@link Kind#UPDATE}
 * @since 0.1.0
 */
public record Conflict(Kind kind, List<ColumnModel> target, List<ColumnModel> updates) {

	/** The database's error. */
	public static final Conflict RAISE = new Conflict(Kind.RAISE, List.of(), List.of());

	/** The row is left out, whichever key it is. */
	public static final Conflict IGNORE = new Conflict(Kind.IGNORE, List.of(), List.of());

	/**
	 * What happens.
	 */
	public enum Kind {

		/** An error. */
		RAISE,

		/** The new row is left out. */
		IGNORE,

		/** The row that is there is changed. */
		UPDATE

	}

}
