package dev.covet.query;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An entity, and what the database computed for it. Immutable.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
public final class Annotated<T> {

	private final T entity;

	private final Columns columns;

	private final List<Object> values;

	Annotated(T entity, Columns columns, List<Object> values) {
		this.entity = entity;
		this.columns = columns;
		this.values = values;
	}

	/**
	 * Return the entity.
	 * @return the entity
	 */
	public T entity() {
		return this.entity;
	}

	/**
	 * Return what was computed for it.
	 * @param expression what was asked for, or an equal one
	 * @param <V> its type
	 * @return the value; {@code null} where it is null: a sum of nothing is
	 * @throws IllegalArgumentException when it was not asked for
	 */
	@SuppressWarnings("unchecked")
	public <V> @Nullable V get(Expression<? super T, V> expression) {
		return (V) this.columns.value(expression.recipe(), this.values);
	}

	@Override
	public String toString() {
		return this.entity + " " + this.columns.describe(this.values);
	}

}
