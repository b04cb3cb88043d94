package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * How rows are put together.
 *
 * @param columns the keys, and behind them what is computed
 * @param keys the number of keys
 * @param conditions the conditions on groups
 * @param rows the part of the rows that is grouped, {@code null} for all
 */
record Grouping(Columns columns, int keys, List<Predicate> conditions, Projection.@Nullable Rows rows) {

	static Grouping by(Columns keys, Projection.@Nullable Rows rows) {
		return new Grouping(keys, keys.terms().size(), List.of(), rows);
	}

	// The part of the rows that a query is for; its numbers are appended to the values.
	static Projection.@Nullable Rows rows(QueryState state, Resolution resolution) {
		if (!state.slice().isPart() && !state.distinct()) {
			return null;
		}
		return new Projection.Rows(state.orderings(), resolution.add(state.slice().limit()),
				resolution.add(state.slice().offset()), state.distinct());
	}

	Grouping and(Recipe recipe, Term term) {
		return new Grouping(this.columns.and(recipe, term), this.keys, this.conditions, this.rows);
	}

	Grouping having(Predicate condition) {
		List<Predicate> all = new ArrayList<>(this.conditions);
		all.add(condition);
		return new Grouping(this.columns, this.keys, List.copyOf(all), this.rows);
	}

	Projection.Grouped projection() {
		List<Term> terms = this.columns.terms();
		return new Projection.Grouped(terms.subList(0, this.keys), terms.subList(this.keys, terms.size()),
				Predicate.all(this.conditions), this.rows);
	}

}
