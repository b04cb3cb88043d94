package dev.covet.query;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Ref;
import dev.covet.query.plan.ValueType;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.NotReadablePropertyException;
import org.springframework.beans.NullValueInNestedPathException;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.format.support.DefaultFormattingConversionService;

/**
 * Values as columns hold them: converted where they come from strings, taken apart where
 * a key has several columns.
 */
final class ColumnValues {

	private static final ConversionService TEXTS = texts();

	private ColumnValues() {
	}

	// Texts as Spring reads them, and times as ISO 8601 writes them.
	private static ConversionService texts() {
		DefaultFormattingConversionService texts = new DefaultFormattingConversionService(false);
		DateTimeFormatterRegistrar times = new DateTimeFormatterRegistrar();
		times.setUseIsoFormat(true);
		times.registerFormatters(texts);
		return texts;
	}

	static Object convert(ColumnModel column, @Nullable Object value) {
		return convert(column, column.javaType(), value);
	}

	static Object convert(ValueType type, @Nullable Object value) {
		return convert((type.column() != null) ? type.column() : "The expression", type.javaType(), value);
	}

	private static Object convert(Object target, Class<?> type, @Nullable Object value) {
		if (value == null) {
			throw new IllegalArgumentException(target + " can't be compared with null: use isNull()");
		}
		if (type.isInstance(value)) {
			return value;
		}
		if (value instanceof CharSequence || (value instanceof Number number && !losesFraction(number, type))) {
			try {
				ConversionService conversions = (value instanceof Number) ? DefaultConversionService.getSharedInstance()
						: TEXTS;
				Object converted = conversions.convert(value, type);
				if (converted != null) {
					return converted;
				}
			}
			catch (ConversionException ex) {
				throw new IllegalArgumentException(wrongType(target, type, value), ex);
			}
		}
		throw new IllegalArgumentException(wrongType(target, type, value));
	}

	// A conversion would cut 1.9 to 1.
	private static boolean losesFraction(Number number, Class<?> type) {
		boolean whole = type == Long.class || type == Integer.class || type == Short.class || type == Byte.class
				|| type == BigInteger.class;
		return whole && number.doubleValue() % 1 != 0;
	}

	private static String wrongType(Object target, Class<?> type, Object value) {
		String printed = String.valueOf(value);
		return "%s takes a %s, not the %s '%s'".formatted(target, type.getSimpleName(),
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
			throw new IllegalArgumentException(
					isEmpty(value) ? "An empty handle has no id: isNull() asks for nothing at the other end"
							: "A new " + entity + " has no id yet: save it first");
		}
		List<ColumnModel> columns = entity.idColumns();
		boolean whole = columns.size() == 1 && columns.get(0).javaType().isInstance(id);
		return (entity.isIdEmbedded() && !whole) ? parts(entity.entity().getRequiredIdProperty().getName(), columns, id)
				: List.of(convert(columns.get(0), id));
	}

	private static boolean isEmpty(Object value) {
		return value instanceof Ref<?> ref && ref.isEmpty();
	}

	// The values of the columns of an embedded property, to compare with.
	static List<Object> parts(String property, List<ColumnModel> columns, Object value) {
		List<Object> parts = new ArrayList<>(columns.size());
		PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(value);
		for (ColumnModel column : columns) {
			parts.add(convert(column, part(accessor, column, property, value)));
		}
		return parts;
	}

	// The same to be stored: a part may be null.
	static List<@Nullable Object> storedParts(String property, List<ColumnModel> columns, Object value) {
		List<@Nullable Object> parts = new ArrayList<>(columns.size());
		PropertyAccessor accessor = PropertyAccessorFactory.forDirectFieldAccess(value);
		for (ColumnModel column : columns) {
			Object part = part(accessor, column, property, value);
			parts.add((part != null) ? convert(column, part) : null);
		}
		return parts;
	}

	private static @Nullable Object part(PropertyAccessor accessor, ColumnModel column, String property, Object value) {
		String name = column.name().substring(property.length() + 1);
		try {
			return accessor.getPropertyValue(name);
		}
		catch (NullValueInNestedPathException ex) {
			return null;
		}
		catch (NotReadablePropertyException ex) {
			throw new IllegalArgumentException("%s.%s takes an object with '%s', not a %s".formatted(column.owner(),
					property, name, value.getClass().getSimpleName()), ex);
		}
	}

}
