package dev.covet.query.execute;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Where a constructor argument or property gets its value from.
 */
@FunctionalInterface
interface Source {

	@Nullable Object get(Readable row, @Nullable RowHandles handles, Result result);

	static Source of(@Nullable Object value) {
		return (row, handles, result) -> value;
	}

}
