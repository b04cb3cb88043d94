package dev.covet.query;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.Predicate;

/**
 * A test of what a path of names leads to. To-one relations on the way are joined; from a
 * to-many relation on, the rest of the path is asked of a row that exists there.
 */
record ValueClause(List<String> names, ValueTest test) implements Clause {

	@Override
	public Predicate resolve(Resolution resolution) {
		return resolve(resolution, this.names);
	}

	private Predicate resolve(Resolution resolution, List<String> path) {
		List<RelationModel> relations = new ArrayList<>();
		EntityModel current = resolution.model();
		for (int i = 0; i < path.size(); i++) {
			RelationModel relation = current.relation(path.get(i));
			if (relation == null) {
				return property(relations, current, path.subList(i, path.size()), resolution);
			}
			boolean last = i == path.size() - 1;
			if (relation.kind().isToMany()) {
				return last ? related(relations, relation, resolution) : new Predicate.Related(List.copyOf(relations),
						relation, resolve(resolution.beyond(relation.target()), path.subList(i + 1, path.size())));
			}
			if (last) {
				return (relation.kind() == RelationModel.Kind.TO_ONE) ? foreignKey(relations, relation, resolution)
						: related(relations, relation, resolution);
			}
			relations.add(relation);
			current = relation.target();
		}
		throw resolution.model().unknown(String.join(".", path));
	}

	// A column, or all columns of an embedded property.
	private Predicate property(List<RelationModel> relations, EntityModel entity, List<String> rest,
			Resolution resolution) {
		String name = String.join(".", rest);
		List<ColumnModel> columns = entity.columnsOf(name);
		if (entity.column(name) != null || columns.isEmpty()) {
			return this.test.on(Paths.column(relations, entity, rest), resolution);
		}
		List<ColumnPath> paths = columns.stream().map((column) -> Paths.shortest(relations, column)).toList();
		if (this.test instanceof ValueTest.Absent absent) {
			return absent.said(new Predicate.And(paths.stream().<Predicate>map(Predicate.IsNull::new).toList()));
		}
		return this.test.onAll(paths, (value) -> ColumnValues.parts(name, columns, value), resolution);
	}

	private Predicate foreignKey(List<RelationModel> relations, RelationModel relation, Resolution resolution) {
		return this.test.onAll(paths(relations, relation.localColumns()),
				(value) -> ColumnValues.key(relation.target(), value), resolution);
	}

	// A row at the other end that has the id asked for, or none at all.
	private Predicate related(List<RelationModel> relations, RelationModel relation, Resolution resolution) {
		List<RelationModel> way = List.copyOf(relations);
		if (this.test instanceof ValueTest.Absent absent) {
			return absent.said(new Predicate.Not(new Predicate.Related(way, relation, null)));
		}
		EntityModel target = relation.target();
		return new Predicate.Related(way, relation, this.test.onAll(paths(List.of(), target.idColumns()),
				(value) -> ColumnValues.key(target, value), resolution.beyond(target)));
	}

	private static List<ColumnPath> paths(List<RelationModel> relations, List<ColumnModel> columns) {
		return columns.stream().map((column) -> new ColumnPath(List.copyOf(relations), column)).toList();
	}

	@Override
	public String toString() {
		return String.join(".", this.names) + " " + this.test;
	}

}
