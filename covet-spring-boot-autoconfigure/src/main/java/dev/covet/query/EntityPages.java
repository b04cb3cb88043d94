package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.QueryEngine;

/**
 * The results of a query page by page, by Spring Data's own types. Immutable and
 * thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
public abstract sealed class EntityPages<T> extends EntityResults<T> permits EntityAggregates {

	EntityPages(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

}
