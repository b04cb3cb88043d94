package dev.covet.query.execute;

import java.util.List;

import dev.covet.query.execute.EntityReader.Relation;
import dev.covet.query.execute.Result.Known;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Reads an entity that the application reads with a converter of its own: it is handed
 * the row as it is.
 */
final class WholeReader implements NodeReader {

	private final R2dbcConverter converter;

	private final Class<?> type;

	private final KeyReader key;

	private final List<Relation> relations;

	WholeReader(R2dbcConverter converter, Class<?> type, KeyReader key, List<Relation> relations) {
		this.converter = converter;
		this.type = type;
		this.key = key;
		this.relations = List.copyOf(relations);
	}

	@Override
	public @Nullable Object key(Readable row) {
		return this.key.read(row);
	}

	@Override
	public Object read(Readable row, @Nullable Object id, Result result) {
		if (!(row instanceof Row whole)) {
			throw new IllegalStateException(
					this.type.getName() + " is read by a Converter<Row, …> and can't be cached");
		}
		Known created = new Known(this.converter.read(this.type, whole, whole.getMetadata()), null);
		this.relations.forEach((relation) -> relation.plan(row, id, created, result));
		return created.instance();
	}

}
