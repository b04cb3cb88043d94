package dev.covet.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * What a query computes: terms, and what was asked for by each.
 *
 * @param recipes what was asked for, in order
 * @param terms what it became, in the same order
 * @param handles the related entities of keys that are relations, by their places
 */
record Columns(List<Recipe> recipes, List<Term> terms, Map<Integer, Class<?>> handles) {

	static final Columns NONE = new Columns(List.of(), List.of(), Map.of());

	Columns and(Recipe recipe, Term term) {
		List<Recipe> moreRecipes = new ArrayList<>(this.recipes);
		moreRecipes.add(recipe);
		List<Term> moreTerms = new ArrayList<>(this.terms);
		moreTerms.add(term);
		return new Columns(List.copyOf(moreRecipes), List.copyOf(moreTerms), this.handles);
	}

	// A key, which may be a relation that has a foreign key in one column.
	Columns andKey(Recipe recipe, Resolution resolution) {
		RelationModel relation = (recipe instanceof PropertyRecipe property && property.names().size() == 1)
				? resolution.model().relation(property.names().get(0)) : null;
		if (relation == null || relation.kind() != RelationModel.Kind.TO_ONE || relation.localColumns().size() != 1) {
			return and(recipe, resolution.term(recipe, null));
		}
		Columns longer = and(recipe, new ColumnPath(List.of(), relation.localColumns().get(0)));
		Map<Integer, Class<?>> moreHandles = new HashMap<>(this.handles);
		if (relation.isHandle()) {
			moreHandles.put(this.terms.size(), relation.targetType());
		}
		return new Columns(longer.recipes, longer.terms, Map.copyOf(moreHandles));
	}

	// What conditions and orders can name.
	Map<Recipe, Term> known() {
		Map<Recipe, Term> known = new HashMap<>();
		for (int i = 0; i < this.recipes.size(); i++) {
			known.putIfAbsent(this.recipes.get(i), this.terms.get(i));
		}
		return known;
	}

	@Nullable Object value(Recipe recipe, List<Object> values) {
		int place = this.recipes.indexOf(recipe);
		if (place < 0) {
			throw new IllegalArgumentException(
					"'%s' was not asked for; the query computes %s".formatted(recipe, this.recipes));
		}
		Object value = values.get(place);
		Class<?> target = this.handles.get(place);
		if (target == null) {
			return value;
		}
		return (value != null) ? Ref.of(target, value) : Ref.empty();
	}

	String describe(List<Object> values) {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < this.recipes.size(); i++) {
			parts.add(this.recipes.get(i) + "=" + values.get(i));
		}
		return parts.toString();
	}

}
