package dev.covet.cache.query;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * A row that was kept, for the reader that reads the driver's own. Asked for the types
 * that a driver is asked for, it converts as that does.
 */
final class StoredRow implements Readable {

	private final StoredRows rows;

	private int row;

	StoredRow(StoredRows rows) {
		this.rows = rows;
	}

	// Readers keep no row, so one object stands for all of them in turn.
	StoredRow at(int number) {
		this.row = number;
		return this;
	}

	static @Nullable Object thawed(@Nullable Object kept) {
		return (kept instanceof Frozen frozen) ? frozen.thaw() : kept;
	}

	@Override
	@SuppressWarnings("NullAway")
	public Object get(int index) {
		Object kept = this.rows.cell(this.row, checked(index));
		return this.rows.isFrozen(index) ? thawed(kept) : kept;
	}

	// The types of a value are asked for in the order in which that is cheap: a graph has
	// thousands of them.
	@Override
	@SuppressWarnings({ "unchecked", "NullAway" })
	public <T> T get(int index, Class<T> type) {
		Object value = get(index);
		if (value == null || value.getClass() == type) {
			return (T) value;
		}
		Object converted = converted(value, type);
		return (converted.getClass() != type) ? type.cast(converted) : (T) converted;
	}

	private int checked(int index) {
		if (index < 0 || index >= this.rows.columns()) {
			throw new IndexOutOfBoundsException(
					"Column %d of a row that was kept with %d".formatted(index, this.rows.columns()));
		}
		return index;
	}

	private static Object converted(Object value, Class<?> type) {
		if (type == Instant.class) {
			return (value instanceof OffsetDateTime moment) ? moment.toInstant() : value;
		}
		if (type == Long.class) {
			return (value instanceof Integer || value instanceof Short) ? ((Number) value).longValue() : value;
		}
		return (type == Integer.class && value instanceof Short number) ? number.intValue() : value;
	}

	@Override
	public Object get(String name) {
		throw new UnsupportedOperationException("Kept rows have no names: " + name);
	}

	@Override
	public <T> T get(String name, Class<T> type) {
		throw new UnsupportedOperationException("Kept rows have no names: " + name);
	}

}
