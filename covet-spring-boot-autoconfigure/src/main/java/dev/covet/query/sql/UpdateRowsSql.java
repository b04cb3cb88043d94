package dev.covet.query.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.covet.query.plan.WriteShape.UpdateRows;

/**
 * Writes the update of rows by values of their own, which stand in a table beside: its
 * columns are {@code c0}, {@code c1} and so on, the keys first.
 */
final class UpdateRowsSql {

	private final SqlWriter sql;

	private final SqlDialect dialect;

	private final UpdateRows update;

	private final int width;

	UpdateRowsSql(SqlWriter sql, UpdateRows update) {
		this.sql = sql;
		this.dialect = sql.dialect();
		this.update = update;
		this.width = update.keys().size() + update.columns().size();
	}

	void write() {
		String table = this.dialect.quote(this.update.root().table());
		if (this.dialect.bulkStyle() == BulkStyle.MERGE) {
			this.sql.append("MERGE INTO ").append(table).append(" t0 USING ");
			rows();
			this.sql.append(" ON ").append(keys()).append(" WHEN MATCHED THEN UPDATE SET ").append(settings());
			return;
		}
		if (this.dialect.bulkStyle() == BulkStyle.DUPLICATE_KEY) {
			this.sql.append("UPDATE ").append(table).append(" t0 JOIN (");
			selects();
			this.sql.append(") u ON ").append(keys()).append(" SET ").append(settings());
			return;
		}
		this.sql.append("UPDATE ").append(table).append(" t0 SET ").append(settings()).append(" FROM ");
		rows();
		this.sql.append(" WHERE ").append(keys());
	}

	private void rows() {
		if (this.update.rows() == 0) {
			this.sql.append("unnest(").markers(this.width).append(")");
		}
		else {
			this.sql.append("(VALUES ");
			for (int row = 0; row < this.update.rows(); row++) {
				this.sql.append((row > 0) ? ", (" : "(");
				this.sql.markers(this.width).append(")");
			}
			this.sql.append(")");
		}
		List<String> names = IntStream.range(0, this.width).mapToObj((i) -> "c" + i).toList();
		this.sql.append(" AS u (").append(String.join(", ", names)).append(")");
	}

	// A table of values that names its columns in its first row.
	private void selects() {
		for (int row = 0; row < this.update.rows(); row++) {
			this.sql.append((row > 0) ? " UNION ALL SELECT " : "SELECT ");
			for (int i = 0; i < this.width; i++) {
				this.sql.append((i > 0) ? ", " : "").markers(1);
				this.sql.append((row == 0) ? " AS c" + i : "");
			}
		}
	}

	private String keys() {
		return IntStream.range(0, this.update.keys().size())
			.mapToObj((i) -> "t0." + this.dialect.quote(this.update.keys().get(i)) + " = u.c" + i)
			.collect(Collectors.joining(" AND "));
	}

	private String settings() {
		return IntStream.range(0, this.update.columns().size())
			.mapToObj((i) -> this.dialect.quote(this.update.columns().get(i)) + " = u.c"
					+ (this.update.keys().size() + i))
			.collect(Collectors.joining(", "));
	}

}
