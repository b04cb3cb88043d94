package dev.covet.query;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Prefetch;
import dev.covet.query.plan.ViewNode;

/**
 * What a view model needs: derived from the shape of its record.
 *
 * @param node how the record is made
 * @param columns the columns of the entity
 * @param joins the to-one relations in it
 * @param prefetches the to-many relations in it and below its joins
 */
record ViewPlan(ViewNode node, List<ColumnModel> columns, List<JoinNode> joins, List<Prefetch> prefetches) {
}
