package dev.covet.query.execute;

import java.util.List;

import dev.covet.query.execute.EntityReader.Relation;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Reads an entity that the application reads with a converter of its own: it is handed
 * the row as it is.
 */
final class WholeReader implements NodeReader {

	private final int node;

	private final R2dbcConverter converter;

	private final Class<?> type;

	private final KeyReader key;

	private final Finishing finishing;

	private final List<Relation> relations;

	WholeReader(int node, R2dbcConverter converter, Class<?> type, KeyReader key, Finishing finishing,
			List<Relation> relations) {
		this.node = node;
		this.converter = converter;
		this.type = type;
		this.key = key;
		this.finishing = finishing;
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
		Known created = make(this.converter.read(this.type, whole, whole.getMetadata()), result);
		this.relations.forEach((relation) -> relation.plan(row, id, created, result));
		return result.reference(created);
	}

	private Known make(Object read, Result result) {
		Drafts drafts = result.drafts();
		if (drafts == null) {
			return new Known(read, null);
		}
		Known created = new Known((RowHandles) null);
		drafts.add(this.node, created, new Drafts.Prepared(List.of(), () -> read),
				(made) -> this.finishing.convert(made, null));
		return created;
	}

}
