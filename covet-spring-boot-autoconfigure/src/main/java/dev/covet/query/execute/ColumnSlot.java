package dev.covet.query.execute;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;

import dev.covet.mapping.ColumnModel;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Row;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Reads one column of a row. How is decided when the first row is there: where the
 * driver's own type for the column is the property's, the driver is asked for that;
 * everything else goes the way that {@code R2dbcEntityTemplate} takes, the driver's type
 * and then the converter.
 */
final class ColumnSlot implements Source {

	private static final Map<String, Class<?>> GUARDED = Map.of("TIMESTAMPTZ", OffsetDateTime.class, "TIMESTAMP",
			LocalDateTime.class, "DATE", LocalDate.class, "TIME", LocalTime.class, "NUMERIC", BigDecimal.class);

	private final int place;

	private final ColumnModel column;

	private final Class<?> type;

	private final R2dbcConverter converter;

	private final boolean unconverted;

	// Written by racing threads with the same result.
	private @Nullable Way way;

	// The classes of the driver's rows and of a cache's: to ask each row whether it is of
	// an interface takes longer than to read it.
	private @Nullable Class<?> driven;

	private @Nullable Class<?> kept;

	ColumnSlot(int place, ColumnModel column, R2dbcConverter converter) {
		this.place = place;
		this.column = column;
		this.type = column.javaType();
		this.converter = converter;
		this.unconverted = converter.isSimpleType(this.type) && converter.getTargetType(this.type) == this.type
				&& !this.type.isEnum();
	}

	@Override
	public @Nullable Object get(Readable row, @Nullable Object id, @Nullable RowHandles handles, Result result) {
		return value(row);
	}

	@Nullable Object value(Readable row) {
		Object value = valueOrNull(row);
		if (value == null && this.column.isPrimitive()) {
			throw new IllegalStateException(
					this.column + " is a primitive, but its column is null: use a boxed type, or make it NOT NULL");
		}
		return value;
	}

	@Nullable Object valueOrNull(Readable row) {
		Class<?> rows = row.getClass();
		if (rows == this.kept) {
			return stored(row);
		}
		Way known = this.way;
		if (known == null || rows != this.driven) {
			if (!(row instanceof Row driverRow)) {
				this.kept = rows;
				return stored(row);
			}
			known = (known != null) ? known : way(driverRow);
			this.way = known;
			this.driven = rows;
		}
		return (known == Way.DIRECT) ? row.get(this.place, this.type) : convert(row.get(this.place));
	}

	private Way way(Row row) {
		return isDirect(natural(row.getMetadata().getColumnMetadata(this.place))) ? Way.DIRECT : Way.CONVERTED;
	}

	// A row that a cache kept has the driver's own values, and says nothing of types.
	private @Nullable Object stored(Readable row) {
		Object value = row.get(this.place);
		if (value == null || !isDirect(value.getClass())) {
			return convert(value);
		}
		return (value.getClass() != this.type) ? row.get(this.place, this.type) : value;
	}

	private @Nullable Object convert(@Nullable Object value) {
		return (value != null) ? this.converter.readValue(value, this.column.typeInformation()) : null;
	}

	private boolean isDirect(@Nullable Class<?> natural) {
		return this.unconverted
				&& (natural == this.type || (natural == OffsetDateTime.class && this.type == Instant.class)
						|| (this.type == Long.class && (natural == Integer.class || natural == Short.class))
						|| (this.type == Integer.class && natural == Short.class));
	}

	// The driver's own type, by name where Covet's codecs stand before the driver's.
	private static @Nullable Class<?> natural(ColumnMetadata metadata) {
		Class<?> announced = metadata.getJavaType();
		return (announced != null && announced != Object.class) ? announced : GUARDED.get(metadata.getType().getName());
	}

	private enum Way {

		DIRECT, CONVERTED

	}

}
