package dev.covet.cache.query;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement as the driver read them, column by column in its own types.
 * Nothing in it can change.
 */
final class StoredRows {

	private final int columns;

	private final int size;

	private final @Nullable Object[] cells;

	private final int weight;

	private final boolean[] frozen;

	StoredRows(int columns, int size, @Nullable Object[] cells, int weight) {
		this.columns = columns;
		this.size = size;
		this.cells = cells;
		this.weight = weight;
		this.frozen = new boolean[columns];
		for (int i = 0; i < cells.length; i++) {
			if (cells[i] instanceof Frozen) {
				this.frozen[i % columns] = true;
			}
		}
	}

	// Whether a column has values that have to be thawed.
	boolean isFrozen(int column) {
		return this.frozen[column];
	}

	int columns() {
		return this.columns;
	}

	int size() {
		return this.size;
	}

	int weight() {
		return this.weight;
	}

	@Nullable Object cell(int row, int column) {
		return this.cells[row * this.columns + column];
	}

}
