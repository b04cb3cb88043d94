package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import org.jspecify.annotations.Nullable;

/**
 * A plan's SQL: text, binds and layout.
 *
 * @param sql the text
 * @param binds what is bound to each marker, in order
 * @param layout what is where in a row that becomes an object, {@code null} for other
 * projections
 * @param dependsOnSizes whether the text is only right for lists of the same length
 * @since 0.1.0
 */
public record CompiledSelect(String sql, List<Bind> binds, @Nullable Layout layout, boolean dependsOnSizes) {

	/**
	 * What is bound to a marker.
	 *
	 * @param value the place in the plan's values, {@code -1} for the value {@code true}
	 * of a statement that would have no bound value
	 * @param element the place in a list of values, {@code -1} where the value is no
	 * list, {@link #ARRAY} for the whole list as one array
	 * @param part the place in a composite element, {@code -1} for the whole
	 * @param column the column that it is held against, {@code null} for numbers of rows
	 * and patterns
	 */
	public record Bind(int value, int element, int part, @Nullable ColumnModel column) {

		/** The whole list as one array. */
		public static final int ARRAY = -2;

	}

}
