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
final class ValueCondition<T> extends Condition<T> {

	private final List<String> names;

	private final ValueTest test;

	ValueCondition(List<String> names, ValueTest test) {
		this.names = names;
		this.test = test;
	}

	@Override
	Predicate resolve(EntityModel model, List<Object> values) {
		return resolve(new Ground(model, false), this.names, values);
	}

	private Predicate resolve(Ground ground, List<String> path, List<Object> values) {
		List<RelationModel> relations = new ArrayList<>();
		EntityModel current = ground.model();
		for (int i = 0; i < path.size(); i++) {
			RelationModel relation = current.relation(path.get(i));
			if (relation == null) {
				return property(relations, current, path.subList(i, path.size()), ground, values);
			}
			boolean last = i == path.size() - 1;
			if (relation.kind().isToMany()) {
				return last ? related(relations, relation, values)
						: new Predicate.Related(List.copyOf(relations), relation,
								resolve(new Ground(relation.target(), true), path.subList(i + 1, path.size()), values));
			}
			if (last) {
				return (relation.kind() == RelationModel.Kind.TO_ONE) ? foreignKey(relations, relation, ground, values)
						: related(relations, relation, values);
			}
			relations.add(relation);
			current = relation.target();
		}
		throw ground.model().unknown(String.join(".", path));
	}

	// A column, or all columns of an embedded property.
	private Predicate property(List<RelationModel> relations, EntityModel entity, List<String> rest, Ground ground,
			List<Object> values) {
		String name = String.join(".", rest);
		List<ColumnModel> columns = entity.columnsOf(name);
		if (entity.column(name) != null || columns.isEmpty()) {
			return this.test.on(Paths.column(relations, entity, rest), ground, values);
		}
		List<ColumnPath> paths = columns.stream().map((column) -> Paths.shortest(relations, column)).toList();
		if (this.test instanceof ValueTest.Absent absent) {
			return absent.said(new Predicate.And(paths.stream().<Predicate>map(Predicate.IsNull::new).toList()));
		}
		return this.test.onAll(paths, (value) -> ColumnValues.parts(name, columns, value), ground, values);
	}

	private Predicate foreignKey(List<RelationModel> relations, RelationModel relation, Ground ground,
			List<Object> values) {
		return this.test.onAll(paths(relations, relation.localColumns()),
				(value) -> ColumnValues.key(relation.target(), value), ground, values);
	}

	// A row at the other end that has the id asked for, or none at all.
	private Predicate related(List<RelationModel> relations, RelationModel relation, List<Object> values) {
		List<RelationModel> way = List.copyOf(relations);
		if (this.test instanceof ValueTest.Absent absent) {
			return absent.said(new Predicate.Not(new Predicate.Related(way, relation, null)));
		}
		EntityModel target = relation.target();
		return new Predicate.Related(way, relation, this.test.onAll(paths(List.of(), target.idColumns()),
				(value) -> ColumnValues.key(target, value), new Ground(target, true), values));
	}

	private static List<ColumnPath> paths(List<RelationModel> relations, List<ColumnModel> columns) {
		return columns.stream().map((column) -> new ColumnPath(List.copyOf(relations), column)).toList();
	}

}
