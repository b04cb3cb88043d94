package dev.covet.query.execute;

import java.util.Arrays;
import java.util.List;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a key: the value of its column, or the list of the values of several. A key that
 * is null in part is none.
 */
final class KeyReader {

	private final List<ColumnSlot> slots;

	private final @Nullable ColumnSlot single;

	KeyReader(List<ColumnSlot> slots) {
		this.slots = slots;
		this.single = (slots.size() == 1) ? slots.get(0) : null;
	}

	@Nullable Object read(Readable row) {
		if (this.single != null) {
			return this.single.valueOrNull(row);
		}
		Object[] key = new Object[this.slots.size()];
		for (int i = 0; i < key.length; i++) {
			Object part = this.slots.get(i).valueOrNull(row);
			if (part == null) {
				return null;
			}
			key[i] = part;
		}
		return (key.length > 0) ? Arrays.asList(key) : null;
	}

}
