package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;

/**
 * Resolves paths of names against the mapping.
 */
final class Paths {

	private Paths() {
	}

	// A column reached through to-one relations, for orders and values.
	static ColumnPath column(EntityModel root, List<String> names, String purpose) {
		List<RelationModel> relations = new ArrayList<>();
		EntityModel current = root;
		for (int i = 0; i < names.size(); i++) {
			RelationModel relation = current.relation(names.get(i));
			if (relation == null) {
				return column(relations, current, names.subList(i, names.size()));
			}
			if (relation.kind().isToMany() || i == names.size() - 1) {
				throw new IllegalArgumentException("%s is a relation and can't be %s: %s".formatted(relation, purpose,
						relation.kind().isToMany() ? "it has several rows" : "name one of its properties, as '"
								+ String.join(".", names) + "." + relation.target().idColumns().get(0).name() + "'"));
			}
			relations.add(relation);
			current = relation.target();
		}
		throw root.unknown(String.join(".", names));
	}

	// The column that the rest of a path names, dotted inside an embedded property.
	static ColumnPath column(List<RelationModel> relations, EntityModel entity, List<String> rest) {
		String name = String.join(".", rest);
		ColumnModel column = entity.column(name);
		if (column == null) {
			throw entity.unknown(name);
		}
		return shortest(relations, column);
	}

	// The foreign key of the last relation where that holds the same as the column.
	static ColumnPath shortest(List<RelationModel> relations, ColumnModel column) {
		if (!relations.isEmpty()) {
			RelationModel last = relations.get(relations.size() - 1);
			int place = last.remoteColumns().indexOf(column);
			if (last.kind() == RelationModel.Kind.TO_ONE && place >= 0) {
				return new ColumnPath(List.copyOf(relations.subList(0, relations.size() - 1)),
						last.localColumns().get(place));
			}
		}
		return new ColumnPath(List.copyOf(relations), column);
	}

	// The relations that a path names, all of them.
	static List<RelationModel> relations(EntityModel root, List<String> names) {
		List<RelationModel> relations = new ArrayList<>();
		EntityModel current = root;
		for (String name : names) {
			RelationModel relation = current.relation(name);
			if (relation == null) {
				throw noRelation(current, name);
			}
			relations.add(relation);
			current = relation.target();
		}
		return List.copyOf(relations);
	}

	private static IllegalArgumentException noRelation(EntityModel entity, String name) {
		List<String> relations = entity.relations().stream().map(RelationModel::name).toList();
		return (entity.column(name) != null)
				? new IllegalArgumentException(
						"%s.%s is no relation; the relations of %s are %s".formatted(entity, name, entity, relations))
				: entity.unknown(name);
	}

}
