package dev.covet.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * An index that an entity declares, resolved against its mapping.
 *
 * @param entity the entity, whose table it is on
 * @param name its name
 * @param columns its columns in order
 * @param unique whether two rows can't have the same values
 * @param where the condition for the rows in it, SQL of the application's source, or
 * {@code null} for all
 * @see Index
 * @since 0.1.0
 */
public record IndexModel(EntityModel entity, SqlIdentifier name, List<Column> columns, boolean unique,
		@Nullable String where) {

	/**
	 * A column of an index.
	 *
	 * @param column the column
	 * @param descending whether large values come first
	 */
	public record Column(ColumnModel column, boolean descending) {
	}

}
