package dev.covet.query;

import java.util.List;

import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.RelatedAggregation;
import dev.covet.query.plan.Term;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * One value of the rows at the other end of relations.
 */
record RelatedRecipe(List<String> path, AggregateRecipe aggregate) implements Recipe {

	@Override
	public Term resolve(Resolution resolution, @Nullable ValueType like) {
		List<RelationModel> relations = Paths.relations(resolution.model(), this.path);
		int toOne = 0;
		while (toOne < relations.size() && !relations.get(toOne).kind().isToMany()) {
			toOne++;
		}
		int first = Math.min(toOne, relations.size() - 1);
		EntityModel target = relations.get(relations.size() - 1).target();
		return resolution.constrained(new RelatedAggregation(relations.subList(0, first),
				relations.subList(first, relations.size()), this.aggregate.resolve(resolution.about(target), null)));
	}

	@Override
	public String toString() {
		return this.aggregate + " through " + String.join(".", this.path);
	}

}
