package dev.covet.query.plan;

import dev.covet.mapping.ColumnModel;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a term are.
 *
 * @param javaType their class, primitives boxed
 * @param column the column whose conversions apply to them, or {@code null}
 * @since 0.1.0
 */
public record ValueType(Class<?> javaType, @Nullable ColumnModel column) {

	/**
	 * Return the type of a class that needs no conversions of its own.
	 * @param javaType the class
	 * @return the type
	 */
	public static ValueType of(Class<?> javaType) {
		return new ValueType(javaType, null);
	}

	/**
	 * Return whether the values are numbers.
	 * @return whether one can compute with them
	 */
	public boolean isNumber() {
		return Number.class.isAssignableFrom(this.javaType);
	}

}
