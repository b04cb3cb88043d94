package dev.covet.cache;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a write may have changed: rows of a table, or nobody knows what.
 *
 * @param table the table in lower case, without schema and quotes, or {@code null} for
 * everything
 * @param ids the keys of the rows, or {@code null} for any rows
 * @since 0.1.0
 */
public record Change(@Nullable String table, @Nullable Set<Object> ids) {

	private static final int MOST_IDS = 500;

	/**
	 * Create a change.
	 * @param table the table, or {@code null} for everything
	 * @param ids the keys of the rows, or {@code null} for any rows
	 */
	public Change {
		ids = (ids != null && ids.size() <= MOST_IDS) ? Set.copyOf(ids) : null;
	}

	/**
	 * Return the change of which nothing is known.
	 * @return the change
	 */
	public static Change ofEverything() {
		return new Change(null, null);
	}

	/**
	 * Return a change of any rows of a table, those that did not exist before included.
	 * @param table the table
	 * @return the change
	 */
	public static Change ofTable(String table) {
		return new Change(table, null);
	}

	/**
	 * Return a change of known rows.
	 * @param table the table
	 * @param ids the keys of all rows that may have changed; more than 500 count as any
	 * rows
	 * @return the change
	 */
	public static Change ofRows(String table, Collection<?> ids) {
		return new Change(table, Set.copyOf(ids));
	}

	/**
	 * Return the tags whose stamps the change raises.
	 * @return the tags
	 */
	public Set<Tag> tags() {
		if (this.table == null) {
			return Set.of(Tag.everything());
		}
		if (this.ids == null) {
			return Set.of(Tag.table(this.table), Tag.rows(this.table));
		}
		Set<Tag> tags = new LinkedHashSet<>(List.of(Tag.table(this.table)));
		this.ids.forEach((id) -> tags.add(Tag.row(this.table, id)));
		return tags;
	}

}
