package dev.covet.query.sql;

import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a row holds what.
 *
 * @param parentKey the columns that hold the key of the row's parent, none where there is
 * no parent
 * @param parentColumns the columns of the parent that those are equal to
 * @param root the columns of the queried entity
 * @param computed what is read beside it
 * @since 0.1.0
 */
public record Layout(List<Integer> parentKey, List<ColumnModel> parentColumns, Node root, List<Computed> computed) {

	/**
	 * Create the layout of an object alone.
	 * @param parentKey the columns that hold the key of the row's parent
	 * @param parentColumns the columns of the parent that those are equal to
	 * @param root the columns of the queried entity
	 */
	public Layout(List<Integer> parentKey, List<ColumnModel> parentColumns, Node root) {
		this(parentKey, parentColumns, root, List.of());
	}

	/**
	 * A term that is read.
	 *
	 * @param place its place in the row
	 * @param term the term
	 */
	public record Computed(int place, Term term) {
	}

	/**
	 * The columns of one entity.
	 *
	 * @param relation the joined relation, {@code null} for the root
	 * @param entity the entity
	 * @param columns the place of each column that is read
	 * @param joins what is joined to it
	 */
	public record Node(@Nullable RelationModel relation, EntityModel entity, Map<ColumnModel, Integer> columns,
			List<Node> joins) {

		/**
		 * Return the relation of a joined entity.
		 * @return the relation
		 * @throws IllegalStateException for the root
		 */
		public RelationModel joined() {
			if (this.relation == null) {
				throw new IllegalStateException(this.entity + " is the root");
			}
			return this.relation;
		}

		/**
		 * Return the place of a column that is read.
		 * @param column the column
		 * @return its place in the row
		 * @throws IllegalStateException when it is not read
		 */
		public int place(ColumnModel column) {
			Integer place = this.columns.get(column);
			if (place == null) {
				throw new IllegalStateException(column + " is not read");
			}
			return place;
		}

	}

}
