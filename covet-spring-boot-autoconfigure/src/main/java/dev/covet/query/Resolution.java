package dev.covet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a query are resolved with: whose rows they are about, the values so
 * far, to which each part appends its own, and what the query computes already. An
 * annotation or aggregate that a part names is that one, not another of its kind.
 */
final class Resolution {

	private final EntityModel model;

	private final boolean beyond;

	private final List<Object> values;

	private final Map<Recipe, Term> known;

	private final Constraint constraint;

	private Resolution(EntityModel model, boolean beyond, List<Object> values, Map<Recipe, Term> known,
			Constraint constraint) {
		this.model = model;
		this.beyond = beyond;
		this.values = values;
		this.known = known;
		this.constraint = constraint;
	}

	// For the rows of a query that has these values and computes this.
	static Resolution of(EntityModel model, List<Object> values, Map<Recipe, Term> known) {
		return new Resolution(model, false, new ArrayList<>(values), known, Constraint.NONE);
	}

	// The same, and aggregates through relations keep to the constraint.
	Resolution within(Constraint next) {
		return new Resolution(this.model, this.beyond, this.values, this.known, next);
	}

	// For rows at the other end of relations. What is computed is of other rows.
	Resolution about(EntityModel related) {
		return new Resolution(related, false, this.values, Map.of(), Constraint.NONE);
	}

	// For a row of its own behind a to-many relation, which the row here can't be named
	// from.
	Resolution beyond(EntityModel related) {
		return new Resolution(related, true, this.values, Map.of(), Constraint.NONE);
	}

	EntityModel model() {
		return this.model;
	}

	boolean isBeyond() {
		return this.beyond;
	}

	// Append a value and return its place.
	int add(Object value) {
		this.values.add(value);
		return this.values.size() - 1;
	}

	// Append a number if there is one.
	int add(@Nullable Integer number) {
		return (number != null) ? add((Object) number) : -1;
	}

	// Append the values of a query inside and return the place of the first.
	int addAll(List<Object> inner) {
		this.values.addAll(inner);
		return this.values.size() - inner.size();
	}

	List<Object> values() {
		return List.copyOf(this.values);
	}

	// The term of a recipe, the same one where the query has computed it already.
	Term term(Recipe recipe, @Nullable ValueType like) {
		Term computed = this.known.get(recipe);
		return (computed != null) ? computed : recipe.resolve(this, like);
	}

	RelatedAggregation constrained(RelatedAggregation aggregation) {
		return this.constraint.apply(aggregation);
	}

}
