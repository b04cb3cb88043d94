package dev.covet.query.execute;

import dev.covet.mapping.EntityModel;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Makes an entity that the application reads with a converter of its own: that is handed
 * the row as it is, and what it made is given handles.
 */
final class WholeRow implements Source {

	private final R2dbcConverter converter;

	private final EntityModel entity;

	WholeRow(R2dbcConverter converter, EntityModel entity) {
		this.converter = converter;
		this.entity = entity;
	}

	@Override
	public Object get(Readable row, @Nullable RowHandles handles, Result result) {
		if (!(row instanceof Row whole)) {
			throw new IllegalStateException(
					this.entity.type().getName() + " is read by a Converter<Row, …> and can't be cached");
		}
		Object instance = this.converter.read(this.entity.type(), whole, whole.getMetadata());
		return (handles != null) ? HandleAttachment.attach(this.entity, instance, handles) : instance;
	}

}
