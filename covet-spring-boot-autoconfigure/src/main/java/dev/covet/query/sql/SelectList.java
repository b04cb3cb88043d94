package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Projection;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

// The columns behind SELECT, and the layout that they make.
final class SelectList {

	private final List<Item> items = new ArrayList<>();

	private @Nullable Layout layout;

	private List<ColumnPath> values = List.of();

	// The alias of a root whose rows a converter of the application reads.
	private @Nullable String whole;

	// The columns of objects: the parent's key first where a join table holds it, the
	// root, then what is joined.
	void addObject(Scope scope, EntityModel root, List<ColumnModel> columns, List<JoinNode> joins,
			@Nullable ParentsSql parents) {
		this.whole = root.isReadWhole() ? scope.root() : null;
		List<Integer> parentKey = new ArrayList<>();
		if (parents != null && parents.hasJoinTable()) {
			parents.columns().forEach((operand) -> parentKey.add(add(operand.alias(), operand.column())));
		}
		Layout.Node node = node(null, root, scope, List.of(), columns, joins);
		if (parents != null && !parents.hasJoinTable()) {
			for (PredicateSql.Operand operand : parents.columns()) {
				Integer place = node.columns().get(operand.type());
				parentKey.add((place != null) ? place : add(operand.alias(), operand.column()));
			}
		}
		this.layout = new Layout(parentKey, (parents != null) ? parents.relation().localColumns() : List.of(), node);
	}

	private Layout.Node node(@Nullable RelationModel relation, EntityModel entity, Scope scope,
			List<RelationModel> path, List<ColumnModel> columns, List<JoinNode> joins) {
		String alias = scope.alias(path);
		Map<ColumnModel, Integer> places = new LinkedHashMap<>();
		columns.forEach((column) -> places.put(column, add(alias, column.identifier())));
		List<Layout.Node> nodes = new ArrayList<>();
		for (JoinNode join : joins) {
			List<RelationModel> next = new ArrayList<>(path);
			next.add(join.relation());
			nodes.add(node(join.relation(), join.relation().target(), scope, next, join.columns(), join.joins()));
		}
		return new Layout.Node(relation, entity, places, nodes);
	}

	void addValues(Scope scope, Projection.Values projection) {
		projection.paths().forEach((path) -> add(scope.alias(path.relations()), path.column().identifier()));
		this.values = projection.paths();
	}

	private int add(String alias, SqlIdentifier column) {
		this.items.add(new Item(alias, column));
		return this.items.size() - 1;
	}

	// Write the columns as they are.
	void write(SqlWriter sql) {
		if (this.whole != null) {
			writeNamed(sql);
			return;
		}
		for (int i = 0; i < this.items.size(); i++) {
			this.items.get(i).write(sql, i);
		}
	}

	// Write the columns under names of their own, for a query around this one.
	void writeNamed(SqlWriter sql) {
		for (int i = 0; i < this.items.size(); i++) {
			this.items.get(i).write(sql, i);
			sql.append(" AS c" + i);
		}
		writeWhole(sql, this.whole);
	}

	// Write the columns of the query inside by the names that it gave them.
	void writeOuter(SqlWriter sql, String alias) {
		for (int i = 0; i < this.items.size(); i++) {
			sql.append((i > 0) ? ", " : "").append(alias).append(".c" + i);
		}
		writeWhole(sql, (this.whole != null) ? alias : null);
	}

	// The row as it is, behind the keys: those have other names, as a converter of the
	// application finds its columns by theirs.
	private static void writeWhole(SqlWriter sql, @Nullable String alias) {
		if (alias != null) {
			sql.append(", ").append(alias).append(".*");
		}
	}

	CompiledSelect compiled(SqlWriter sql) {
		return sql.compiled(this.layout, this.values);
	}

	private record Item(String alias, SqlIdentifier column) {

		void write(SqlWriter sql, int place) {
			sql.append((place > 0) ? ", " : "").append(this.alias).append(".").append(sql.dialect().quote(this.column));
		}

	}

}
