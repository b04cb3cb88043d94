package dev.covet.query.execute;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/**
 * Reads a view model: a new record for each row.
 */
record ViewReader(KeyReader id, Assembler assembler) implements NodeReader {

	@Override
	public @Nullable Object key(Readable row) {
		return this.id.read(row);
	}

	@Override
	public Object read(Readable row, @Nullable Object key, Result result) {
		return this.assembler.assemble(row, null, result);
	}

}
