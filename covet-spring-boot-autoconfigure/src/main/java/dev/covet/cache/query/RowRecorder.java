package dev.covet.cache.query;

import java.util.ArrayList;
import java.util.List;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

/**
 * Takes down the rows of one statement, as long as they can be kept and are few enough.
 */
final class RowRecorder {

	private static final int EMPTY = 64;

	private final Freezer freezer;

	private final int maximumRows;

	private final long maximumBytes;

	private List<@Nullable Object> cells = new ArrayList<>();

	private int columns = -1;

	private int rows;

	private long weight = EMPTY;

	private End end = End.COMPLETE;

	RowRecorder(Freezer freezer, int maximumRows, long maximumBytes) {
		this.freezer = freezer;
		this.maximumRows = maximumRows;
		this.maximumBytes = maximumBytes;
	}

	// Take down a row, and return whether more can be of use.
	boolean record(Readable row) {
		if (this.end == End.COMPLETE) {
			this.end = (row instanceof Row driverRow) ? take(driverRow) : End.UNKNOWN_TYPE;
			if (this.end != End.COMPLETE) {
				this.cells = new ArrayList<>();
			}
		}
		return this.end == End.COMPLETE;
	}

	private End take(Row row) {
		if (this.columns < 0) {
			this.columns = row.getMetadata().getColumnMetadatas().size();
		}
		if (this.rows == this.maximumRows) {
			return End.TOO_LARGE;
		}
		for (int i = 0; i < this.columns; i++) {
			Object value = value(row, i);
			if (value == Freezer.UNKNOWN) {
				return End.UNKNOWN_TYPE;
			}
			this.weight += Freezer.weigh(value);
			this.cells.add(value);
		}
		this.rows++;
		return (this.weight <= this.maximumBytes) ? End.COMPLETE : End.TOO_LARGE;
	}

	// A driver that can't give a value as it is may still give it to a reader who knows
	// what to ask for.
	private @Nullable Object value(Row row, int column) {
		try {
			return this.freezer.freeze(row.get(column));
		}
		catch (RuntimeException ex) {
			return Freezer.UNKNOWN;
		}
	}

	End end() {
		return this.end;
	}

	@Nullable StoredRows rows() {
		return (this.end == End.COMPLETE)
				? new StoredRows(Math.max(0, this.columns), this.rows, this.cells.toArray(), (int) this.weight) : null;
	}

	/**
	 * How it ended.
	 */
	enum End {

		COMPLETE, TOO_LARGE, UNKNOWN_TYPE

	}

}
