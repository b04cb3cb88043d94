package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Aggregation;
import dev.covet.query.plan.Predicate;
import dev.covet.query.plan.RelatedAggregation;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to the rule for annotations: what was asked of the rows of a relation before,
 * holds for the rows that are computed with too.
 */
final class Constraint {

	static final Constraint NONE = new Constraint(List.of());

	private final List<Predicate> predicates;

	Constraint(List<Predicate> predicates) {
		this.predicates = flat(predicates);
	}

	private static List<Predicate> flat(List<Predicate> predicates) {
		List<Predicate> flat = new ArrayList<>();
		for (Predicate predicate : predicates) {
			flat.addAll((predicate instanceof Predicate.And and) ? flat(and.predicates()) : List.of(predicate));
		}
		return flat;
	}

	RelatedAggregation apply(RelatedAggregation related) {
		List<Predicate> all = new ArrayList<>();
		Aggregation aggregation = related.aggregation();
		if (aggregation.filter() != null) {
			all.add(aggregation.filter());
		}
		for (Predicate predicate : this.predicates) {
			Predicate asked = atEnd(predicate, related.way(), related.relations());
			if (asked != null) {
				all.add(asked);
			}
		}
		return new RelatedAggregation(related.way(), related.relations(), new Aggregation(aggregation.function(),
				aggregation.argument(), aggregation.distinct(), Predicate.all(all), aggregation.type()));
	}

	// What a condition asks of the rows at the end of the same relations.
	private static @Nullable Predicate atEnd(@Nullable Predicate predicate, List<RelationModel> way,
			List<RelationModel> relations) {
		if (!(predicate instanceof Predicate.Related related) || !related.relations().equals(way)
				|| !related.relation().equals(relations.get(0))) {
			return null;
		}
		return (relations.size() == 1) ? related.predicate()
				: atEnd(related.predicate(), List.of(), relations.subList(1, relations.size()));
	}

}
