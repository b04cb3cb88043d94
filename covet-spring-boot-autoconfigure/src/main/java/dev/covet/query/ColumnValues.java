package dev.covet.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Values as columns hold them: converted where they come from strings, taken apart where
 * a key has several columns.
 */
final class ColumnValues {

	private ColumnValues() {
	}

	static Object convert(ColumnModel column, @Nullable Object value) {
		if (value == null) {
			throw new IllegalArgumentException(column + " can't be compared with null: use isNull()");
		}
		Class<?> type = column.javaType();
		if (type.isInstance(value)) {
			return value;
		}
		if (value instanceof CharSequence || (value instanceof Number number && !losesFraction(number, type))) {
			try {
				Object converted = DefaultConversionService.getSharedInstance().convert(value, type);
				if (converted != null) {
					return converted;
				}
			}
			catch (ConversionException ex) {
				throw new IllegalArgumentException(wrongType(column, value), ex);
			}
		}
		throw new IllegalArgumentException(wrongType(column, value));
	}

	// A conversion would cut 1.9 to 1.
	private static boolean losesFraction(Number number, Class<?> type) {
		boolean whole = type == Long.class || type == Integer.class || type == Short.class || type == Byte.class
				|| type == BigInteger.class;
		return whole && number.doubleValue() % 1 != 0;
	}

	private static String wrongType(ColumnModel column, Object value) {
		String printed = String.valueOf(value);
		return "%s takes a %s, not the %s '%s'".formatted(column, column.javaType().getSimpleName(),
				value.getClass().getSimpleName(), (printed.length() > 100) ? printed.substring(0, 100) + "…" : printed);
	}

	// The values of an id's columns, of a handle, an entity or an id.
	static List<Object> key(EntityModel entity, Object value) {
		Object id = value;
		if (value instanceof Ref<?> ref) {
			id = ref.id();
		}
		else if (entity.type().isInstance(value)) {
			id = entity.entity().getIdentifierAccessor(value).getIdentifier();
		}
		if (id == null) {
			throw new IllegalArgumentException(value + " has no id to compare with: use isNull()");
		}
		List<ColumnModel> columns = entity.idColumns();
		List<Object> key = new ArrayList<>(columns.size());
		for (int i = 0; i < columns.size(); i++) {
			key.add(convert(columns.get(i), (columns.size() == 1) ? id : part(id, columns.get(i), i)));
		}
		return key;
	}

	private static @Nullable Object part(Object id, ColumnModel column, int place) {
		if (id instanceof List<?> parts) {
			return parts.get(place);
		}
		String name = column.name().substring(column.name().indexOf('.') + 1);
		return PropertyAccessorFactory.forDirectFieldAccess(id).getPropertyValue(name);
	}

}
