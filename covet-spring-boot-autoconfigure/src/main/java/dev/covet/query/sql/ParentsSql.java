package dev.covet.query.sql;

import java.util.List;
import java.util.stream.IntStream;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.JoinTable;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.Parents;
import org.jspecify.annotations.Nullable;

/**
 * The side of the parents in a prefetch: their keys are columns of the root, or of a join
 * table that stands before it.
 */
final class ParentsSql {

	private final SqlWriter sql;

	private final Parents parents;

	private final RelationModel relation;

	private final @Nullable JoinTable table;

	private final String root;

	private final String alias;

	private ParentsSql(SqlWriter sql, Parents parents, String root) {
		this.sql = sql;
		this.parents = parents;
		this.relation = parents.relation();
		this.table = this.relation.joinTable();
		this.root = root;
		this.alias = (this.table != null) ? sql.alias("j") : root;
	}

	static @Nullable ParentsSql of(SqlWriter sql, @Nullable Parents parents, String root) {
		return (parents != null) ? new ParentsSql(sql, parents, root) : null;
	}

	RelationModel relation() {
		return this.relation;
	}

	boolean hasJoinTable() {
		return this.table != null;
	}

	void writeFrom(String rootTable) {
		JoinTable joinTable = this.table;
		if (joinTable == null) {
			this.sql.append(rootTable);
			return;
		}
		SqlDialect dialect = this.sql.dialect();
		this.sql.append(dialect.quote(joinTable.table())).append(" ").append(this.alias);
		this.sql.append(" JOIN ").append(rootTable).append(" ON ");
		List<ColumnModel> remote = this.relation.remoteColumns();
		for (int i = 0; i < remote.size(); i++) {
			this.sql.append((i > 0) ? " AND " : "").column(this.root, remote.get(i)).append(" = ");
			this.sql.append(this.alias + "." + dialect.quote(joinTable.targetColumns().get(i)));
		}
	}

	void writeKeys(PredicateSql predicates) {
		predicates.in(columns(), this.parents.keys());
	}

	List<PredicateSql.Operand> columns() {
		JoinTable joinTable = this.table;
		List<ColumnModel> local = this.relation.localColumns();
		if (joinTable != null) {
			return IntStream.range(0, local.size())
				.mapToObj((i) -> new PredicateSql.Operand(this.alias, joinTable.ownerColumns().get(i), local.get(i)))
				.toList();
		}
		return this.relation.remoteColumns()
			.stream()
			.map((column) -> new PredicateSql.Operand(this.root, column.identifier(), column))
			.toList();
	}

}
