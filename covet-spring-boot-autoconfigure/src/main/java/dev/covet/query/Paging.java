package dev.covet.query;

import java.util.List;

import dev.covet.query.plan.Ordering;

import org.springframework.data.domain.Pageable;

/**
 * What a {@link Pageable} asks of a query.
 */
final class Paging {

	private Paging() {
	}

	// The query for one page, in the pageable's order or else the query's.
	static QueryState apply(QueryState state, Pageable pageable, List<Ordering> defaultOrder) {
		if (state.slice().isPart()) {
			throw new IllegalArgumentException(
					"A query of %s with a limit or an offset has no pages: they have their own"
						.formatted(state.model()));
		}
		QueryState sorted = pageable.getSort().isSorted()
				? state.orderedBy(Sorts.orderings(state.model(), pageable.getSort())) : state;
		if (pageable.isUnpaged()) {
			return sorted;
		}
		QueryState ordered = sorted.orderings().isEmpty() ? sorted.orderedBy(defaultOrder) : sorted;
		Slice slice = ordered.slice().withLimit(pageable.getPageSize());
		return ordered.with((pageable.getOffset() > 0) ? slice.withOffset(toInt(pageable.getOffset())) : slice);
	}

	static int toInt(long offset) {
		if (offset > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"An offset is %d at most, not %d: scroll by keyset instead".formatted(Integer.MAX_VALUE, offset));
		}
		return (int) offset;
	}

}
