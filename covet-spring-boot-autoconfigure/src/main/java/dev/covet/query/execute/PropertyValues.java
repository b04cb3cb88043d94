package dev.covet.query.execute;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.NullValueInNestedPathException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.util.ReflectionUtils;

/**
 * The values of an entity in memory as its columns would have them.
 */
final class PropertyValues {

	private PropertyValues() {
	}

	// The key made of columns as it would be read from a row: null when a part of it is.
	static @Nullable Object key(Object entity, List<ColumnModel> columns) {
		List<Object> key = new ArrayList<>(columns.size());
		for (ColumnModel column : columns) {
			Object value = of(entity, column);
			if (value == null) {
				return null;
			}
			key.add(value);
		}
		return (key.size() == 1) ? key.get(0) : key;
	}

	// The value for a column; of a handle the id that it points at, where that is known.
	static @Nullable Object of(Object entity, ColumnModel column) {
		try {
			Object value = PropertyAccessorFactory.forDirectFieldAccess(entity).getPropertyValue(column.name());
			return (value instanceof Ref<?> ref) ? idOrNull(ref) : value;
		}
		catch (NullValueInNestedPathException ex) {
			return null;
		}
	}

	// The value of a relation's property. Spring Data's accessors leave transient ones
	// out, so it is read from its field.
	static @Nullable Object of(Object entity, RelationModel relation) {
		Field field = Objects.requireNonNull(relation.property().getField(), "a relation without a field");
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, entity);
	}

	private static @Nullable Object idOrNull(Ref<?> ref) {
		return ref.isKnown() ? ref.id() : null;
	}

}
