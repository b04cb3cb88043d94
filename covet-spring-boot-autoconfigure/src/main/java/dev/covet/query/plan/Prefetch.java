package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

/**
 * A relation that is loaded for all rows of a result by a statement of its own.
 *
 * @param path the joined relations that lead from the root to the owners
 * @param relation the relation of the owners
 * @param name the name under which the result is kept beside the relation, or
 * {@code null} when it is the relation's content
 * @param select the query for the rows at the other end, whose {@link Parents} are filled
 * in when it is run
 * @param limitPerParent the largest number of rows for each owner, or {@code null}
 * @param view what the rows become, {@code null} for entities
 * @param nested what is loaded for those rows in turn
 * @since 0.1.0
 */
public record Prefetch(List<RelationModel> path, RelationModel relation, @Nullable String name, Select select,
		@Nullable Integer limitPerParent, @Nullable ViewNode view, List<Prefetch> nested) {
}
