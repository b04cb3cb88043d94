package dev.covet.query.sql;

import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.JoinTable;
import dev.covet.mapping.RelationModel;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * FROM and the beginning of WHERE of a sub-query for the rows at the other end of
 * relations, the first of which is held against a row outside.
 */
final class RelatedRows {

	private final SqlWriter sql;

	private final List<RelationModel> relations;

	private final String owner;

	private final Scope scope;

	RelatedRows(SqlWriter sql, List<RelationModel> relations, String owner, Scope outer) {
		this.sql = sql;
		this.relations = relations;
		this.owner = owner;
		this.scope = new Scope(sql, sql.alias("e"), last().target(), outer);
	}

	private RelationModel last() {
		return this.relations.get(this.relations.size() - 1);
	}

	Scope scope() {
		return this.scope;
	}

	void writeFrom() {
		writeFrom(() -> {
		});
	}

	// With rows before it that the first relation is held against.
	void writeFrom(Runnable before) {
		this.sql.append(" FROM ");
		before.run();
		this.sql.append(this.sql.dialect().quote(last().target().table()));
		this.sql.append(" ").append(this.scope.root());
		this.scope.writeJoins();
		String target = this.scope.root();
		for (int i = this.relations.size() - 1; i > 0; i--) {
			target = step(this.relations.get(i), target);
		}
		RelationModel first = this.relations.get(0);
		JoinTable table = first.joinTable();
		if (table == null) {
			this.sql.append(" WHERE ");
			correlate(first, this.owner, target);
			return;
		}
		String alias = joinTable(table, first, target);
		this.sql.append(" WHERE ");
		columns(alias, table.ownerColumns(), this.owner, first.localColumns());
	}

	// Join the owners of a relation to its rows.
	private String step(RelationModel relation, String target) {
		JoinTable table = relation.joinTable();
		String between = (table != null) ? joinTable(table, relation, target) : target;
		String alias = this.sql.alias("e");
		this.sql.append(" JOIN ").append(this.sql.dialect().quote(relation.owner().table())).append(" ");
		this.sql.append(alias).append(" ON ");
		if (table != null) {
			columns(between, table.ownerColumns(), alias, relation.localColumns());
		}
		else {
			correlate(relation, alias, target);
		}
		return alias;
	}

	private void correlate(RelationModel relation, String owner, String target) {
		for (int i = 0; i < relation.localColumns().size(); i++) {
			this.sql.append((i > 0) ? " AND " : "").column(target, relation.remoteColumns().get(i)).append(" = ");
			this.sql.column(owner, relation.localColumns().get(i));
		}
	}

	private String joinTable(JoinTable table, RelationModel relation, String target) {
		String alias = this.sql.alias("j");
		this.sql.append(" JOIN ").append(this.sql.dialect().quote(table.table())).append(" ").append(alias);
		this.sql.append(" ON ");
		columns(alias, table.targetColumns(), target, relation.remoteColumns());
		return alias;
	}

	private void columns(String table, List<SqlIdentifier> names, String other, List<ColumnModel> columns) {
		for (int i = 0; i < names.size(); i++) {
			this.sql.append((i > 0) ? " AND " : "")
				.append(table)
				.append(".")
				.append(this.sql.dialect().quote(names.get(i)))
				.append(" = ")
				.column(other, columns.get(i));
		}
	}

}
