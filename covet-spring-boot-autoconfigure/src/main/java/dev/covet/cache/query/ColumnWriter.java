package dev.covet.cache.query;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes columns, each in the form that is the shortest for it.
 */
final class ColumnWriter {

	private static final int WORTH_REPEATING = 4;

	private final CellCodec cells;

	private final ByteWriter out;

	ColumnWriter(CellCodec cells, ByteWriter out) {
		this.cells = cells;
		this.out = out;
	}

	void write(StoredRows rows, int column) {
		Class<?> type = null;
		int nulls = 0;
		boolean mixed = false;
		for (int row = 0; row < rows.size(); row++) {
			Object cell = rows.cell(row, column);
			if (cell == null) {
				nulls++;
			}
			else if (type == null) {
				type = cell.getClass();
			}
			else {
				mixed = mixed || type != cell.getClass();
			}
		}
		ValueKind kind = (type != null) ? ValueKind.of(type) : null;
		if (type == null) {
			begin(ColumnForm.NULLS);
		}
		else if (mixed || kind == null) {
			mixed(rows, column);
		}
		else {
			uniform(rows, column, kind, nulls);
		}
	}

	private void begin(ColumnForm form) {
		this.out.single(form.ordinal());
	}

	private void mixed(StoredRows rows, int column) {
		begin(ColumnForm.MIXED);
		for (int row = 0; row < rows.size(); row++) {
			this.cells.write(rows.cell(row, column), this.out);
		}
	}

	private void uniform(StoredRows rows, int column, ValueKind kind, int nulls) {
		Map<Object, Integer> different = repeats(kind) ? different(rows, column) : null;
		if (different != null) {
			repeated(rows, column, kind, different);
			return;
		}
		begin((nulls != 0) ? ColumnForm.SPARSE : ColumnForm.UNIFORM);
		this.out.single(kind.ordinal());
		if (nulls != 0) {
			bits(rows, column);
		}
		for (int row = 0; row < rows.size(); row++) {
			Object cell = rows.cell(row, column);
			if (cell != null) {
				kind.write(cell, this.out);
			}
		}
	}

	// Numbers are as short as what would stand for them.
	private static boolean repeats(ValueKind kind) {
		return switch (kind) {
			case BOOLEAN, BYTE, SHORT, INTEGER, LONG, CHARACTER -> false;
			default -> true;
		};
	}

	// The different values with their numbers, null where it doesn't pay.
	private static @Nullable Map<Object, Integer> different(StoredRows rows, int column) {
		int most = rows.size() / WORTH_REPEATING;
		Map<Object, Integer> numbers = new LinkedHashMap<>();
		for (int row = 0; row < rows.size(); row++) {
			Object cell = rows.cell(row, column);
			if (cell != null) {
				numbers.putIfAbsent(cell, numbers.size() + 1);
				if (numbers.size() > most) {
					return null;
				}
			}
		}
		return numbers.isEmpty() ? null : numbers;
	}

	private void repeated(StoredRows rows, int column, ValueKind kind, Map<Object, Integer> different) {
		begin(ColumnForm.REPEATED);
		this.out.single(kind.ordinal());
		this.out.unsigned(different.size());
		different.keySet().forEach((value) -> kind.write(value, this.out));
		for (int row = 0; row < rows.size(); row++) {
			Object cell = rows.cell(row, column);
			this.out.unsigned((cell != null) ? different.getOrDefault(cell, 0) : 0);
		}
	}

	private void bits(StoredRows rows, int column) {
		for (int from = 0; from < rows.size(); from += Byte.SIZE) {
			int bits = 0;
			for (int i = 0; i < Byte.SIZE && from + i < rows.size(); i++) {
				bits |= (rows.cell(from + i, column) != null) ? 1 << i : 0;
			}
			this.out.single(bits);
		}
	}

}
