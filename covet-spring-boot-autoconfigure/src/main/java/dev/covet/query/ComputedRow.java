package dev.covet.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.core.PropertyReference;

/**
 * What was computed of a group of rows, found by what was asked for. Immutable.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
public final class ComputedRow<T> {

	private final Columns columns;

	private final List<Object> values;

	ComputedRow(Columns columns, List<Object> values) {
		this.columns = columns;
		this.values = values;
	}

	/**
	 * Return the value of an aggregate or of an expression that is a key of the groups.
	 * @param expression what was asked for, or an equal one
	 * @param <V> its type
	 * @return the value; {@code null} where it is null: a sum of nothing is
	 * @throws IllegalArgumentException when it was not asked for
	 */
	@SuppressWarnings("unchecked")
	public <V> @Nullable V get(Expression<? super T, V> expression) {
		return (V) this.columns.value(expression.recipe(), this.values);
	}

	/**
	 * Return the value of a property that is a key of the groups.
	 * @param property the property; of a relation the value is a handle
	 * @param <V> its type
	 * @return the value; {@code null} where it is null
	 * @throws IllegalArgumentException when it is no key
	 */
	@SuppressWarnings("unchecked")
	public <V> @Nullable V get(PropertyReference<T, V> property) {
		return (V) this.columns.value(new PropertyRecipe(List.of(Names.of(property))), this.values);
	}

	@Override
	public String toString() {
		return this.columns.describe(this.values);
	}

}
