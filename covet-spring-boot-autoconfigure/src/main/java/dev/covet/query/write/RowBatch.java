package dev.covet.query.write;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

import dev.covet.query.sql.SqlDialect;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Rows for one statement, all of the same columns.
 *
 * @param columns the columns
 * @param types the types of their values
 * @param rows the values, row by row
 * @param arrays whether a column is bound as one array
 */
record RowBatch(List<SqlIdentifier> columns, List<Class<?>> types, List<@Nullable Object[]> rows, boolean arrays) {

	static RowBatch of(List<SqlIdentifier> columns, List<Class<?>> declared, List<@Nullable Object[]> rows,
			SqlDialect dialect) {
		List<Class<?>> types = new ArrayList<>(declared);
		boolean arrays = !columns.isEmpty();
		for (int i = 0; i < types.size(); i++) {
			Class<?> bound = boundType(rows, i, declared.get(i));
			if (bound != null) {
				types.set(i, bound);
			}
			arrays = arrays && bound != null && dialect.unnestsArrayOf(bound);
		}
		return new RowBatch(columns, types, rows, arrays);
	}

	// The class of all values of a column, null when they have several.
	private static @Nullable Class<?> boundType(List<@Nullable Object[]> rows, int column, Class<?> declared) {
		Class<?> type = null;
		for (@Nullable
		Object[] row : rows) {
			Object value = row[column];
			if (value != null && type == null) {
				type = value.getClass();
			}
			else if (value != null && value.getClass() != type) {
				return null;
			}
		}
		return (type != null) ? type : declared;
	}

	// The number of rows that the text of a statement names.
	int namedRows() {
		return this.arrays ? 0 : this.rows.size();
	}

	int batchSize(int wanted, SqlDialect dialect) {
		return (this.arrays || this.columns.isEmpty()) ? wanted
				: Math.max(1, Math.min(wanted, dialect.maxBinds() / this.columns.size()));
	}

	RowBatch part(int from, int to) {
		return new RowBatch(this.columns, this.types, this.rows.subList(from, to), this.arrays);
	}

	void bind(Statement statement) {
		if (this.arrays) {
			bindArrays(statement);
			return;
		}
		int marker = 0;
		for (@Nullable
		Object[] row : this.rows) {
			for (int i = 0; i < row.length; i++) {
				Object value = row[i];
				if (value != null) {
					statement.bind(marker++, value);
				}
				else {
					statement.bindNull(marker++, this.types.get(i));
				}
			}
		}
	}

	private void bindArrays(Statement statement) {
		for (int column = 0; column < this.columns.size(); column++) {
			@Nullable Object[] values = (@Nullable Object[]) Array.newInstance(this.types.get(column), this.rows.size());
			for (int row = 0; row < values.length; row++) {
				values[row] = this.rows.get(row)[column];
			}
			statement.bind(column, values);
		}
	}

}
