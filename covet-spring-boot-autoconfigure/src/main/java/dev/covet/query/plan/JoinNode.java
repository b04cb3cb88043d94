package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;

/**
 * A to-one relation that is read with its owner by a join.
 *
 * @param relation the relation
 * @param columns the columns that are read of the other entity
 * @param joins what is joined to that in turn
 * @since 0.1.0
 */
public record JoinNode(RelationModel relation, List<ColumnModel> columns, List<JoinNode> joins) {
}
