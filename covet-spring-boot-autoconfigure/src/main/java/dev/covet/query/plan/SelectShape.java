package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

/**
 * What a query is without its values. Two queries of one shape are one SQL text and one
 * row reader.
 *
 * @param root the entity that is queried
 * @param projection what is read of it
 * @param joins the relations that are read with it
 * @param where the condition, or {@code null}
 * @param orderings the order
 * @param limit the place of the largest number of rows, {@code -1} for all
 * @param offset the place of the number of rows to skip, {@code -1} for none
 * @param distinct whether equal rows are read once
 * @param parents the parents whose rows are read, or {@code null}
 * @param lock how the root's rows are locked, or {@code null}
 * @since 0.1.0
 */
public record SelectShape(EntityModel root, Projection projection, List<JoinNode> joins, @Nullable Predicate where,
		List<Ordering> orderings, int limit, int offset, boolean distinct, @Nullable Parents parents,
		@Nullable RowLock lock) {

	/**
	 * Create the shape of a query that locks nothing.
	 * @param root the entity that is queried
	 * @param projection what is read of it
	 * @param joins the relations that are read with it
	 * @param where the condition, or {@code null}
	 * @param orderings the order
	 * @param limit the place of the largest number of rows, {@code -1} for all
	 * @param offset the place of the number of rows to skip, {@code -1} for none
	 * @param distinct whether equal rows are read once
	 * @param parents the parents whose rows are read, or {@code null}
	 */
	public SelectShape(EntityModel root, Projection projection, List<JoinNode> joins, @Nullable Predicate where,
			List<Ordering> orderings, int limit, int offset, boolean distinct, @Nullable Parents parents) {
		this(root, projection, joins, where, orderings, limit, offset, distinct, parents, null);
	}

	/**
	 * Return whether only a part of the rows is read.
	 * @return whether there is a limit or an offset
	 */
	public boolean isSliced() {
		return this.limit >= 0 || this.offset >= 0;
	}

}
