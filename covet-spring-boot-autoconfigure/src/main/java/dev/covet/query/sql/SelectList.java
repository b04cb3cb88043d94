package dev.covet.query.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.ColumnPath;
import dev.covet.query.plan.JoinNode;
import dev.covet.query.plan.Projection;
import dev.covet.query.plan.Term;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

// The columns behind SELECT, and the layout that they make.
final class SelectList {

	private final List<Item> items = new ArrayList<>();

	private @Nullable Layout layout;

	private final Map<Term, String> aliases = new HashMap<>();

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
		projection.terms().forEach((term) -> add(scope, term));
	}

	// Terms behind the columns of an object.
	void addTerms(Scope scope, List<Term> terms) {
		if (this.layout == null) {
			throw new IllegalStateException("Terms stand behind an object");
		}
		List<Layout.Computed> computed = new ArrayList<>();
		terms.forEach((term) -> computed.add(new Layout.Computed(add(scope, term), term)));
		this.layout = new Layout(this.layout.parentKey(), this.layout.parentColumns(), this.layout.root(), computed);
	}

	private int add(Scope scope, Term term) {
		TermSql.collect(term, scope);
		if (term instanceof ColumnPath path) {
			return add(scope.alias(path.relations()), path.column().identifier());
		}
		this.aliases.putIfAbsent(term, "c" + this.items.size());
		this.items.add(new Item((sql) -> new TermSql(sql).write(term, scope), true));
		return this.items.size() - 1;
	}

	private int add(String alias, SqlIdentifier column) {
		this.items.add(new Item((sql) -> sql.append(alias).append(".").append(sql.dialect().quote(column)), false));
		return this.items.size() - 1;
	}

	// The names of what is computed.
	Map<Term, String> aliases() {
		return this.aliases;
	}

	// Write the columns as they are.
	void write(SqlWriter sql) {
		if (this.whole != null) {
			writeNamed(sql);
			return;
		}
		for (int i = 0; i < this.items.size(); i++) {
			this.items.get(i).write(sql, i);
			sql.append(this.items.get(i).computed() ? " AS c" + i : "");
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
		return sql.compiled(this.layout);
	}

	/**
	 * Something that is read.
	 *
	 * @param text writes it
	 * @param computed whether it has a name of its own in every case
	 */
	private record Item(Consumer<SqlWriter> text, boolean computed) {

		void write(SqlWriter sql, int place) {
			this.text.accept(sql.append((place > 0) ? ", " : ""));
		}

	}

}
