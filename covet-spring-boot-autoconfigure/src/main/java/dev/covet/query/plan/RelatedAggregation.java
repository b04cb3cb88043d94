package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.RelationModel;

/**
 * One value of the rows at the other end of relations, for each row.
 *
 * @param way the to-one relations on the way
 * @param relations the relations from there on, at least one; only the first is held
 * against the row, so that no row is counted for another
 * @param aggregation what is computed, its paths beginning at the end
 * @since 0.1.0
 */
public record RelatedAggregation(List<RelationModel> way, List<RelationModel> relations,
		Aggregation aggregation) implements Term {

	@Override
	public ValueType type() {
		return this.aggregation.type();
	}

}
