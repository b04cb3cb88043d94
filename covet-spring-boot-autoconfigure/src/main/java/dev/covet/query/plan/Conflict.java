package dev.covet.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.IndexModel;
import org.jspecify.annotations.Nullable;

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
	 * Return the condition of the rows among which the key is unique.
	 * @return the {@code where} of the unique index that the entity declares for the key,
	 * {@code null} where it is unique among all rows
	 */
	public @Nullable String where() {
		if (this.target.isEmpty()) {
			return null;
		}
		Set<ColumnModel> key = Set.copyOf(this.target);
		List<@Nullable String> conditions = new ArrayList<>();
		for (IndexModel index : this.target.get(0).owner().indexes()) {
			Set<ColumnModel> columns = index.columns()
				.stream()
				.map(IndexModel.Column::column)
				.collect(Collectors.toUnmodifiableSet());
			if (index.unique() && columns.equals(key)) {
				conditions.add(index.where());
			}
		}
		return (conditions.isEmpty() || conditions.contains(null)) ? null : conditions.get(0);
	}

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
