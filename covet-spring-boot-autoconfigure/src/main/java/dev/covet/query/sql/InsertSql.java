package dev.covet.query.sql;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.plan.Conflict;
import dev.covet.query.plan.WriteShape.InsertRows;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Writes the insertion of rows.
 */
final class InsertSql {

	private final SqlWriter sql;

	private final SqlDialect dialect;

	private final InsertRows insert;

	private final List<String> columns;

	InsertSql(SqlWriter sql, InsertRows insert) {
		this.sql = sql;
		this.dialect = sql.dialect();
		this.insert = insert;
		this.columns = insert.columns().stream().map(this.dialect::quote).toList();
	}

	void write() {
		if (!this.insert.returning().isEmpty() && !this.dialect.returnsStoredRows()) {
			throw new UnsupportedOperationException(
					"%s does not tell the generated ids of several rows: create %s one by one, or give them ids before"
						.formatted(this.dialect.name(), this.insert.root()));
		}
		boolean merges = this.dialect.bulkStyle() == BulkStyle.MERGE;
		boolean conflicts = this.insert.conflict().kind() != Conflict.Kind.RAISE && (!merges || bringsKey());
		if (conflicts && merges) {
			merge();
			return;
		}
		this.sql.append("INSERT INTO ").append(this.dialect.quote(this.insert.root().table()));
		if (this.columns.isEmpty()) {
			defaults();
		}
		else {
			this.sql.append(" (").append(String.join(", ", this.columns)).append(") ");
			rows();
		}
		if (conflicts) {
			onConflict(this.insert.conflict());
		}
		if (this.dialect.returnsByClause() && !this.insert.returning().isEmpty()) {
			this.sql.append(" RETURNING ").append(names(this.insert.returning(), this.dialect::quote));
		}
	}

	// Rows without a value for the key, such as one that is generated, match none to
	// merge
	// with.
	private boolean bringsKey() {
		return this.insert.columns().containsAll(identifiers(this.insert.conflict().target()));
	}

	private void rows() {
		if (this.insert.rows() == 0) {
			this.sql.append("SELECT * FROM unnest(");
			this.sql.markers(this.columns.size());
			this.sql.append(")");
			return;
		}
		this.sql.append("VALUES ");
		for (int row = 0; row < this.insert.rows(); row++) {
			this.sql.append((row > 0) ? ", (" : "(").markers(this.columns.size()).append(")");
		}
	}

	// Rows that bring no value at all.
	private void defaults() {
		String id = this.dialect.quote(this.insert.root().idColumns().get(0).identifier());
		this.sql.append(" (").append(id).append(") VALUES (DEFAULT)");
		this.sql.append(", (DEFAULT)".repeat(Math.max(0, this.insert.rows() - 1)));
	}

	private void onConflict(Conflict conflict) {
		if (this.dialect.bulkStyle() == BulkStyle.DUPLICATE_KEY) {
			onDuplicateKey(conflict);
			return;
		}
		this.sql.append(" ON CONFLICT");
		if (!conflict.target().isEmpty()) {
			this.sql.append(" (").append(names(identifiers(conflict.target()), this.dialect::quote)).append(")");
			this.sql.append((conflict.where() != null) ? " WHERE " + conflict.where() : "");
		}
		if (conflict.kind() == Conflict.Kind.IGNORE) {
			this.sql.append(" DO NOTHING");
			return;
		}
		String table = this.dialect.quote(this.insert.root().table());
		this.sql.append(" DO UPDATE SET ").append(updates(conflict, table, (name) -> "EXCLUDED." + name));
	}

	// Which key it is can't be said; a row that is left out keeps what it holds.
	private void onDuplicateKey(Conflict conflict) {
		String id = this.dialect.quote(this.insert.root().idColumns().get(0).identifier());
		String table = this.dialect.quote(this.insert.root().table());
		this.sql.append(" ON DUPLICATE KEY UPDATE ")
			.append((conflict.kind() == Conflict.Kind.IGNORE) ? id + " = " + table + "." + id
					: updates(conflict, table, (name) -> "VALUES(" + name + ")"));
	}

	private void merge() {
		Conflict conflict = this.insert.conflict();
		if (conflict.target().isEmpty()) {
			throw new UnsupportedOperationException(
					"%s can't ignore a conflict on a key that isn't named: ".formatted(this.dialect.name())
							+ "use ignoreConflicts with the properties of the key");
		}
		this.sql.append("MERGE INTO ")
			.append(this.dialect.quote(this.insert.root().table()))
			.append(" t0 USING (VALUES ");
		for (int row = 0; row < this.insert.rows(); row++) {
			this.sql.append((row > 0) ? ", (" : "(").markers(this.columns.size()).append(")");
		}
		this.sql.append(") u (").append(String.join(", ", this.columns)).append(") ON ");
		this.sql.append(identifiers(conflict.target()).stream()
			.map(this.dialect::quote)
			.map((name) -> "t0." + name + " = u." + name)
			.collect(Collectors.joining(" AND ")));
		if (conflict.kind() == Conflict.Kind.UPDATE) {
			this.sql.append(" WHEN MATCHED THEN UPDATE SET ").append(updates(conflict, "t0", (name) -> "u." + name));
		}
		this.sql.append(" WHEN NOT MATCHED THEN INSERT (").append(String.join(", ", this.columns)).append(") VALUES (");
		this.sql.append(this.columns.stream().map((name) -> "u." + name).collect(Collectors.joining(", ")));
		this.sql.append(")");
	}

	// A version counts the change of the row that is there.
	private String updates(Conflict conflict, String existing, UnaryOperator<String> given) {
		return conflict.updates().stream().map((column) -> {
			String name = this.dialect.quote(column.identifier());
			boolean version = column.property().isVersionProperty();
			return name + " = " + (version ? existing + "." + name + " + 1" : given.apply(name));
		}).collect(Collectors.joining(", "));
	}

	private static List<SqlIdentifier> identifiers(List<ColumnModel> columns) {
		return columns.stream().map(ColumnModel::identifier).toList();
	}

	private static String names(List<SqlIdentifier> identifiers, Function<SqlIdentifier, String> quote) {
		return identifiers.stream().map(quote).collect(Collectors.joining(", "));
	}

}
