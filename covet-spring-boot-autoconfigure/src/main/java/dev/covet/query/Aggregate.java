package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;

/**
 * One value of many rows, made with {@link Aggregates}: of the rows of a query or group,
 * or of the rows related to one. It is the key to its value in a result:
 * {@code row.get(total)}. Immutable.
 *
 * @param <T> the entity
 * @param <V> the type of its value
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class Aggregate<T, V> extends Expression<T, V> permits RowAggregate, RelatedAggregate {

	Aggregate(Recipe recipe) {
		super(recipe);
	}

}
