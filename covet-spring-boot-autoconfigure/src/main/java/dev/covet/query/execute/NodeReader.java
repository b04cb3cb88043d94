package dev.covet.query.execute;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of its part of a row.
 */
interface NodeReader {

	// Read the id of the row.
	@Nullable Object key(Readable row);

	// Make the object, or find the one that stands for the row already.
	Object read(Readable row, @Nullable Object key, Result result);

}
