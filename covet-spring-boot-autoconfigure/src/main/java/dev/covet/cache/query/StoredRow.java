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
		return thawed(this.rows.cell(this.row, checked(index)));
	}

	@Override
	@SuppressWarnings({ "unchecked", "NullAway" })
	public <T> T get(int index, Class<T> type) {
		Object value = get(index);
		return (value == null || type.isInstance(value)) ? (T) value : type.cast(converted(value, type));
	}

	private int checked(int index) {
		if (index < 0 || index >= this.rows.columns()) {
			throw new IndexOutOfBoundsException(
					"Column %d of a row that was kept with %d".formatted(index, this.rows.columns()));
		}
		return index;
	}

	private static Object converted(Object value, Class<?> type) {
		if (type == Long.class && (value instanceof Integer || value instanceof Short)) {
			return ((Number) value).longValue();
		}
		if (type == Integer.class && value instanceof Short number) {
			return number.intValue();
		}
		return (type == Instant.class && value instanceof OffsetDateTime moment) ? moment.toInstant() : value;
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
