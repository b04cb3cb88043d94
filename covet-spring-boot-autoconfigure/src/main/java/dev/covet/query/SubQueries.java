package dev.covet.query;

import java.util.List;

import dev.covet.query.plan.Plan;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Select;
import dev.covet.query.plan.SubSelect;
import dev.covet.query.plan.Term;

/**
 * Queries that stand inside others.
 */
final class SubQueries {

	private SubQueries() {
	}

	// The one term that a query for values reads.
	static Term value(Results<?> query) {
		if (query.counted() instanceof Projection.Values values && values.terms().size() == 1) {
			return values.terms().get(0);
		}
		throw new IllegalArgumentException(
				"A sub-query reads one value: use valuesList(property) of the query on " + query.state().model());
	}

	static Select values(Results<?> query) {
		return select(query, query.counted());
	}

	static Select exists(Results<?> query) {
		if (query.counted() instanceof Projection.Grouped) {
			throw new IllegalArgumentException("exists takes a query for rows, not for groups of them");
		}
		return select(query, new Projection.Exists());
	}

	private static Select select(Results<?> query, Projection projection) {
		QueryState state = query.state();
		if (state.lock() != null) {
			throw new IllegalArgumentException("forUpdate() locks rows that are read, and a sub-query reads none");
		}
		Plan plan = state.plan(projection, List.of(), List.of());
		return plan.select();
	}

	// Append the values of a query to those of the query around it.
	static SubSelect add(Select select, Resolution resolution) {
		return new SubSelect(select.shape(), resolution.addAll(select.values()));
	}

}
