package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.QueryEngine;

/**
 * What is written to the table of an entity. Immutable and thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class EntityWrites<T> extends EntityAggregates<T> permits QuerySet {

	EntityWrites(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

}
