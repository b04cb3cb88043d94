package dev.covet.query.plan;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.RelationModel;

/**
 * A column, reached from the root of a query through to-one relations.
 *
 * @param relations the relations on the way, in order; empty for a column of the root
 * @param column the column at the end
 * @since 0.1.0
 */
public record ColumnPath(List<RelationModel> relations, ColumnModel column) implements Term {

	@Override
	public ValueType type() {
		return new ValueType(this.column.javaType(), this.column);
	}

	@Override
	public String toString() {
		StringBuilder path = new StringBuilder();
		this.relations.forEach((relation) -> path.append(relation.name()).append('.'));
		return path.append(this.column.name()).toString();
	}

}
