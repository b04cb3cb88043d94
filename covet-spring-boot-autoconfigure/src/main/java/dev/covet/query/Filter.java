package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query and their values, which the conditions name by their places.
 *
 * @param predicates the conditions, all of which hold
 * @param values the values
 */
record Filter(List<Predicate> predicates, List<Object> values) {

	static final Filter NONE = new Filter(List.of(), List.of());

	Filter and(EntityModel model, List<? extends Condition<?>> conditions) {
		return and(model, conditions, new ArrayList<>(this.values));
	}

	// Conditions that may name what the query computes.
	Filter and(EntityModel model, List<? extends Condition<?>> conditions, Columns computed) {
		return and(model, conditions, values(model, computed));
	}

	private Filter and(EntityModel model, List<? extends Condition<?>> conditions, List<Object> allValues) {
		List<Predicate> all = new ArrayList<>(this.predicates);
		conditions.forEach((condition) -> all.add(condition.resolve(model, allValues)));
		return new Filter(List.copyOf(all), List.copyOf(allValues));
	}

	Filter andNot(EntityModel model, List<? extends Condition<?>> conditions) {
		if (conditions.isEmpty()) {
			return this;
		}
		return and(model, List.of(new CompositeCondition<>(conditions, Predicate.And::new).not()));
	}

	Filter andNot(EntityModel model, List<? extends Condition<?>> conditions, Columns computed) {
		if (conditions.isEmpty()) {
			return this;
		}
		return and(model, List.of(new CompositeCondition<>(conditions, Predicate.And::new).not()), computed);
	}

	// The values so far, for more of them.
	QueryValues values(EntityModel model, Columns computed) {
		return new QueryValues(this.values, model, computed.known());
	}

	// The same conditions, with values of other parts of the query behind theirs.
	Filter holding(List<Object> more) {
		return new Filter(this.predicates, List.copyOf(more));
	}

	// The conditions as one, or null where every row is meant.
	@Nullable Predicate predicate() {
		if (this.predicates.isEmpty()) {
			return null;
		}
		return (this.predicates.size() != 1) ? new Predicate.And(this.predicates) : this.predicates.get(0);
	}

}
