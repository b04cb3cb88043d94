package dev.covet.cache.query;

import org.jspecify.annotations.Nullable;

/**
 * Reads a column into its place among the cells of all.
 */
final class ColumnReader {

	private final CellCodec codec;

	private final ByteReader in;

	private final @Nullable Object[] cells;

	private final int column;

	private final int columns;

	ColumnReader(CellCodec codec, ByteReader in, @Nullable Object[] cells, int column, int columns) {
		this.codec = codec;
		this.in = in;
		this.cells = cells;
		this.column = column;
		this.columns = columns;
	}

	void read() {
		ColumnForm form = ColumnForm.ofCode(this.in.single());
		switch (form) {
			case NULLS -> {
			}
			case UNIFORM -> uniform(ValueKind.ofCode(this.in.single()));
			case SPARSE -> sparse(ValueKind.ofCode(this.in.single()));
			case REPEATED -> repeated(ValueKind.ofCode(this.in.single()));
			case MIXED -> {
				for (int i = this.column; i < this.cells.length; i += this.columns) {
					this.cells[i] = this.codec.read(this.in);
				}
			}
		}
	}

	private void uniform(ValueKind kind) {
		for (int i = this.column; i < this.cells.length; i += this.columns) {
			this.cells[i] = kind.read(this.in);
		}
	}

	private void sparse(ValueKind kind) {
		int size = this.cells.length / this.columns;
		byte[] bits = new byte[(size + Byte.SIZE - 1) / Byte.SIZE];
		for (int i = 0; i < bits.length; i++) {
			bits[i] = this.in.single();
		}
		for (int row = 0; row < size; row++) {
			if ((bits[row / Byte.SIZE] >> (row % Byte.SIZE) & 1) != 0) {
				this.cells[row * this.columns + this.column] = kind.read(this.in);
			}
		}
	}

	private void repeated(ValueKind kind) {
		Object[] different = new Object[this.in.count()];
		for (int i = 0; i < different.length; i++) {
			different[i] = kind.read(this.in);
		}
		for (int i = this.column; i < this.cells.length; i += this.columns) {
			int number = (int) this.in.unsigned();
			this.cells[i] = (number != 0) ? different[number - 1] : null;
		}
	}

}
