package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

/**
 * A record that is made of the columns and relations of an entity.
 *
 * @param type the record's class
 * @param components how its components are filled, in order
 * @since 0.1.0
 */
public record ViewNode(Class<?> type, List<Component> components) {

	/**
	 * How a component is filled: by a column, or by a relation.
	 *
	 * @param name its name
	 * @param type its type
	 * @param column the column, or {@code null}
	 * @param relation the relation, or {@code null}
	 * @param view the record at the other end of the relation, or {@code null}
	 */
	public record Component(String name, Class<?> type, @Nullable ColumnModel column, @Nullable RelationModel relation,
			@Nullable ViewNode view) {

		/**
		 * Return the relation of a component that is filled by one.
		 * @return the relation
		 * @throws IllegalStateException when it is filled by a column
		 */
		public RelationModel required() {
			if (this.relation == null) {
				throw new IllegalStateException(this.name + " is no relation");
			}
			return this.relation;
		}

	}

}
