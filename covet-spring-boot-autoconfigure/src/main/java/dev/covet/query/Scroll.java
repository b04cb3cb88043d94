package dev.covet.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.OffsetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

/**
 * Reads windows of the results of a query, with one row more to know whether there is a
 * next.
 */
final class Scroll<T> {

	private final QueryState state;

	private final Keyset keyset;

	private final int limit;

	private final Function<QueryState, Mono<List<T>>> list;

	Scroll(QueryState state, int limit, Function<QueryState, Mono<List<T>>> list) {
		if (limit < 1 || limit == Integer.MAX_VALUE) {
			throw new IllegalArgumentException("A window must have 1 row at least, not " + limit);
		}
		if (state.slice().isPart()) {
			throw new IllegalArgumentException(
					"A query of %s with a limit or an offset can't be scrolled: the window has its own"
						.formatted(state.model()));
		}
		this.state = state;
		this.keyset = Keyset.of(state);
		this.limit = limit;
		this.list = list;
	}

	Mono<Window<T>> from(ScrollPosition position) {
		if (position instanceof KeysetScrollPosition keys) {
			return keyset(keys);
		}
		if (position instanceof OffsetScrollPosition offset) {
			return offset(offset.isInitial() ? 0 : Math.addExact(offset.getOffset(), 1));
		}
		throw new IllegalArgumentException(
				"Scrolling takes a keyset or an offset position, not a " + position.getClass().getName());
	}

	private Mono<Window<T>> offset(long start) {
		QueryState ordered = this.keyset.order(this.state);
		QueryState query = (start > 0) ? ordered.with(ordered.slice().withOffset(Paging.toInt(start))) : ordered;
		return this.list.apply(query.limitedTo(this.limit + 1))
			.map((rows) -> Window.from(cut(rows), OffsetScrollPosition.positionFunction(start),
					rows.size() > this.limit));
	}

	private Mono<Window<T>> keyset(KeysetScrollPosition position) {
		Keyset order = position.scrollsForward() ? this.keyset : this.keyset.reversed();
		QueryState ordered = order.order(this.state);
		return rows(ordered, position.isInitial() ? List.of() : order.after(position.getKeys()))
			.map((rows) -> window(rows, order, position));
	}

	private Mono<List<T>> rows(QueryState query, List<Clause> clauses) {
		if (clauses.isEmpty()) {
			return this.list.apply(query.limitedTo(this.limit + 1));
		}
		QueryState first = filtered(query, clauses.get(0)).limitedTo(this.limit + 1);
		if (clauses.size() == 1) {
			return this.list.apply(first);
		}
		QueryState second = filtered(query, clauses.get(1));
		return this.list.apply(first).flatMap((rows) -> {
			int missing = this.limit + 1 - rows.size();
			return (missing > 0) ? this.list.apply(second.limitedTo(missing)).map((more) -> joined(rows, more))
					: Mono.just(rows);
		});
	}

	private static QueryState filtered(QueryState query, Clause clause) {
		return query.filtered(List.of(clause), Columns.NONE);
	}

	private static <T> List<T> joined(List<T> rows, List<T> more) {
		List<T> all = new ArrayList<>(rows);
		all.addAll(more);
		return all;
	}

	private Window<T> window(List<T> rows, Keyset order, KeysetScrollPosition position) {
		List<T> content = new ArrayList<>(cut(rows));
		if (position.scrollsBackward()) {
			Collections.reverse(content);
		}
		return Window.from(content, (place) -> {
			Map<String, ? extends @Nullable Object> keys = order.keys(content.get(place));
			return ScrollPosition.of(keys, position.getDirection());
		}, rows.size() > this.limit);
	}

	private List<T> cut(List<T> rows) {
		return (rows.size() > this.limit) ? rows.subList(0, this.limit) : rows;
	}

}
