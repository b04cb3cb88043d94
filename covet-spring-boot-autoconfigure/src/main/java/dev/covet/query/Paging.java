package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.covet.query.plan.Ordering;
import dev.covet.query.plan.Term;

import org.springframework.data.domain.Pageable;

/**
 * What a {@link Pageable} asks of a query.
 */
final class Paging {

	private Paging() {
	}

	// The query for one page, in the pageable's order or else the query's. What results
	// differ in decides where that leaves ties: no page repeats a row of another.
	static QueryState apply(QueryState state, Pageable pageable, List<? extends Term> difference) {
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
		QueryState ordered = sorted.orderedBy(total(sorted.orderings(), difference));
		Slice slice = ordered.slice().withLimit(pageable.getPageSize());
		return ordered.with((pageable.getOffset() > 0) ? slice.withOffset(toInt(pageable.getOffset())) : slice);
	}

	private static List<Ordering> total(List<Ordering> orderings, List<? extends Term> difference) {
		List<Ordering> total = new ArrayList<>(orderings);
		boolean descending = !orderings.isEmpty() && orderings.get(orderings.size() - 1).descending();
		Set<Term> decided = orderings.stream().map(Ordering::term).collect(Collectors.toSet());
		difference.stream()
			.filter((term) -> !decided.contains(term))
			.forEach((term) -> total.add(new Ordering(term, descending, null)));
		return total;
	}

	static int toInt(long offset) {
		if (offset > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"An offset is %d at most, not %d: scroll by keyset instead".formatted(Integer.MAX_VALUE, offset));
		}
		return (int) offset;
	}

}
