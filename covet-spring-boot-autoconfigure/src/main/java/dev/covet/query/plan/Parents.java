package dev.covet.query.plan;

import dev.covet.mapping.RelationModel;

/**
 * Makes a query one for the rows that belong to given parents: the query of a prefetch.
 *
 * @param relation the relation of the parents
 * @param keys the place of the list of their keys
 * @param limit the place of the number of rows for each parent, {@code -1} for all
 * @since 0.1.0
 */
public record Parents(RelationModel relation, int keys, int limit) {
}
