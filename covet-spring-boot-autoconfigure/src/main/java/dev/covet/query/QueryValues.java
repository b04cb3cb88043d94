package dev.covet.query;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.EntityModel;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * The values of a query under way, together with what it computes already: an annotation
 * or aggregate that a condition or an order names is that one, not another of its kind.
 */
final class QueryValues extends AbstractList<Object> {

	private final List<Object> values;

	private final EntityModel model;

	private final Map<Recipe, Term> known;

	QueryValues(List<Object> values, EntityModel model, Map<Recipe, Term> known) {
		this.values = new ArrayList<>(values);
		this.model = model;
		this.known = known;
	}

	@Nullable Term known(EntityModel entity, Recipe recipe) {
		return entity.equals(this.model) ? this.known.get(recipe) : null;
	}

	@Override
	public Object get(int index) {
		return this.values.get(index);
	}

	@Override
	public int size() {
		return this.values.size();
	}

	@Override
	public void add(int index, Object value) {
		this.values.add(index, value);
	}

}
