package dev.covet.query.execute;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Where a constructor argument or property gets its value from.
 */
@FunctionalInterface
interface Source {

	// The id is that of the row, where it was read already.
	@Nullable Object get(Readable row, @Nullable Object id, @Nullable RowHandles handles, Result result);

	static Source of(@Nullable Object value) {
		return (row, id, handles, result) -> value;
	}

}
