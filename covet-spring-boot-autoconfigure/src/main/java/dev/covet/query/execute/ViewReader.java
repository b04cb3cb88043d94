package dev.covet.query.execute;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads a view model: a new record for each row.
 */
record ViewReader(int node, KeyReader id, Assembler assembler) implements NodeReader {

	@Override
	public @Nullable Object key(Readable row) {
		return this.id.read(row);
	}

	@Override
	public Object read(Readable row, @Nullable Object key, Result result) {
		Drafts drafts = result.drafts();
		if (drafts == null) {
			return this.assembler.assemble(row, key, null, result);
		}
		Known created = new Known((RowHandles) null);
		drafts.add(this.node, created, this.assembler.prepare(row, key, null, result), Mono::just);
		return created;
	}

}
