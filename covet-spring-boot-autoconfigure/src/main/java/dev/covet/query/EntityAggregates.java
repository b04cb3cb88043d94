package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.QueryEngine;

/**
 * What the database computes of the rows of a query. Immutable and thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class EntityAggregates<T> extends EntityPages<T> permits EntityWrites {

	EntityAggregates(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

}
