package dev.covet.query.sql;

import dev.covet.mapping.ColumnModel;

/**
 * Tells of which class a column's values are when they are bound: the property's own, or
 * what a converter of the application makes of it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BoundTypes {

	/**
	 * Return the class of a column's values as they are bound.
	 * @param column the column
	 * @return the class
	 */
	Class<?> of(ColumnModel column);

}
