package dev.covet.cache.change;

import dev.covet.cache.Tag;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.JoinTable;

/**
 * The names under which the tables of the mapping appear in a {@link Tag}.
 *
 * @since 0.1.0
 */
public final class QueryTables {

	private QueryTables() {
	}

	/**
	 * Return the table of an entity.
	 * @param entity the entity
	 * @return the name for a tag
	 */
	public static String of(EntityModel entity) {
		return TableNames.tag(entity.table());
	}

	/**
	 * Return the table behind a relation of many to many.
	 * @param table the table
	 * @return the name for a tag
	 */
	public static String of(JoinTable table) {
		return TableNames.tag(table.table());
	}

}
