package dev.covet.cache.query;

import java.util.List;

import dev.covet.cache.UnreadableValueException;
import dev.covet.cache.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows for a shared store: a version, the numbers of columns and rows, and then
 * column by column. Reading makes no other objects than those of the known types.
 */
final class RowsCodec implements ValueCodec<StoredRows> {

	static final int VERSION = 1;

	private static final int REFERENCE = 4;

	private final CellCodec cells;

	private final long maximumCells;

	private final int maximumRows;

	RowsCodec(List<StoredType<?>> types, int maximumRows, long maximumBytes) {
		this.cells = new CellCodec(new Freezer(types));
		this.maximumRows = maximumRows;
		this.maximumCells = maximumBytes / REFERENCE;
	}

	@Override
	public byte @Nullable [] encode(StoredRows value) {
		ByteWriter out = new ByteWriter(value.weight() / 4);
		out.single(VERSION);
		out.unsigned(value.columns());
		out.unsigned(value.size());
		ColumnWriter writer = new ColumnWriter(this.cells, out);
		for (int column = 0; column < value.columns(); column++) {
			writer.write(value, column);
		}
		return out.toByteArray();
	}

	@Override
	public StoredRows decode(byte[] bytes) {
		try {
			ByteReader in = new ByteReader(bytes);
			if (in.single() != VERSION) {
				throw ByteReader.unreadable("another version", null);
			}
			StoredRows rows = decode(in);
			if (in.remaining() != 0) {
				throw ByteReader.unreadable("more than they should", null);
			}
			return rows;
		}
		catch (UnreadableValueException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw ByteReader.unreadable("a value that can't be", ex);
		}
	}

	private StoredRows decode(ByteReader in) {
		int columns = in.count();
		long size = in.unsigned();
		if (size < 0 || size > this.maximumRows || size * columns > this.maximumCells) {
			throw ByteReader.unreadable("more rows than are kept", null);
		}
		@Nullable Object[] cells = new @Nullable Object[(int) size * columns];
		for (int column = 0; column < columns; column++) {
			new ColumnReader(this.cells, in, cells, column, columns).read();
		}
		int weight = 64;
		for (Object cell : cells) {
			weight += Freezer.weigh(cell);
		}
		return new StoredRows(columns, (int) size, cells, weight);
	}

	@Override
	public int weigh(StoredRows value) {
		return value.weight();
	}

}
