package dev.covet.query.execute;

import java.math.BigDecimal;
import java.math.BigInteger;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Reads what the database computed. Its numbers are often of a larger type than the one
 * asked for: one that doesn't fit is an error, never cut.
 */
final class ComputedSlot {

	private final int place;

	private final Class<?> type;

	private final R2dbcConverter converter;

	ComputedSlot(int place, Class<?> type, R2dbcConverter converter) {
		this.place = place;
		this.type = type;
		this.converter = converter;
	}

	@Nullable Object value(Readable row) {
		Object value = row.get(this.place);
		if (value == null || this.type.isInstance(value)) {
			return value;
		}
		return (value instanceof Number number && Number.class.isAssignableFrom(this.type)) ? number(number)
				: this.converter.readValue(value, TypeInformation.of(this.type));
	}

	private Object number(Number number) {
		if (this.type == Double.class) {
			return number.doubleValue();
		}
		if (this.type == Float.class) {
			return number.floatValue();
		}
		try {
			return whole(new BigDecimal(number.toString()));
		}
		catch (ArithmeticException ex) {
			throw new ArithmeticException(
					"The database computed %s, which is no %s: ask for a wider type, as in sum(…, Long.class) or castTo(Long.class)"
						.formatted(number, this.type.getSimpleName()));
		}
	}

	private Object whole(BigDecimal number) {
		if (this.type == Long.class) {
			return number.longValueExact();
		}
		if (this.type == Integer.class) {
			return number.intValueExact();
		}
		if (this.type == Short.class) {
			return number.shortValueExact();
		}
		if (this.type == Byte.class) {
			return number.byteValueExact();
		}
		return (this.type == BigInteger.class) ? number.toBigIntegerExact() : number;
	}

}
