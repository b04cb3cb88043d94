package dev.covet.query;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.covet.query.plan.QueryEngine;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * The results of a query page by page, by Spring Data's own types. Immutable and
 * thread-safe.
 *
 * @param <T> the entity
 * @since 0.1.0
 */
@CheckReturnValue
abstract sealed class EntityPages<T> extends EntityResults<T> permits EntityAggregates {

	EntityPages(QueryState state, QueryEngine engine) {
		super(state, engine);
	}

	/**
	 * A window of the results, from a position on. The rows are in the query's order with
	 * the id behind it, so that window after window never misses or repeats a row that
	 * stays as it is. A keyset position holds the values of the properties that the query
	 * is ordered by and of the id, nothing else, and costs the same wherever it is: an
	 * index on the first property leads there. An offset position reads and skips what is
	 * before it. Nulls are as the largest values where the order says nothing of them.
	 * <p>
	 * One statement, without a count; a second one where the first property of the order
	 * may be null and the window reaches the border between values and nulls. Relations
	 * that are ordered by are joined.
	 * @param position where to begin: {@code ScrollPosition.keyset()},
	 * {@code ScrollPosition.offset()}, or a position of an earlier window of this query,
	 * {@code positionAt(size() - 1)} for the next and {@code positionAt(0)}, backward,
	 * for the one before; that itself is not in the window
	 * @param limit the largest number of rows, 1 or more
	 * @return the window in the query's order, in either direction; an empty one when
	 * nothing matches
	 * @throws IllegalArgumentException when the position has other keys than the order,
	 * or the query has a limit or an offset
	 */
	public Mono<Window<T>> scroll(ScrollPosition position, int limit) {
		return state().bounded(new Scroll<T>(state(), limit, (query) -> list(engine(), query)).from(position));
	}

}
