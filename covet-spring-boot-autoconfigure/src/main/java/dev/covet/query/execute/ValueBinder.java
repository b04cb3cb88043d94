package dev.covet.query.execute;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.sql.CompiledSelect.Bind;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.r2dbc.convert.R2dbcConverter;
import org.springframework.util.ClassUtils;

/**
 * Binds a plan's values as the application's converter writes them.
 */
final class ValueBinder {

	private final R2dbcConverter converter;

	private final Map<Class<?>, Boolean> unchanged = new ConcurrentHashMap<>();

	ValueBinder(R2dbcConverter converter) {
		this.converter = converter;
	}

	void bind(Statement statement, List<Bind> binds, List<Object> values) {
		for (int i = 0; i < binds.size(); i++) {
			statement.bind(i, value(binds.get(i), values));
		}
	}

	private Object value(Bind bind, List<Object> values) {
		if (bind.value() < 0) {
			return true;
		}
		Object value = values.get(bind.value());
		if (bind.element() >= 0) {
			value = ((List<?>) value).get(bind.element());
		}
		if (bind.part() >= 0) {
			value = ((List<?>) value).get(bind.part());
		}
		ColumnModel column = bind.column();
		if (value instanceof Collection<?> collection && column != null && isList(column)) {
			return array(collection, column.typeInformation().getRequiredComponentType());
		}
		return (value instanceof List<?> list && bind.element() < 0 && column != null)
				? array(list, column.typeInformation()) : write(value, column);
	}

	// A column that holds lists itself.
	private static boolean isList(ColumnModel column) {
		return Collection.class.isAssignableFrom(column.javaType());
	}

	private Object array(Collection<?> elements, TypeInformation<?> type) {
		Object array = Array.newInstance(
				this.converter.getTargetType(ClassUtils.resolvePrimitiveIfNecessary(type.getType())), elements.size());
		int i = 0;
		for (Object element : elements) {
			Array.set(array, i++, isUnchanged(element.getClass()) ? element : this.converter.writeValue(element, type));
		}
		return array;
	}

	private Object write(Object value, @Nullable ColumnModel column) {
		if (column == null || isUnchanged(value.getClass())) {
			return value;
		}
		Object written = this.converter.writeValue(value, column.typeInformation());
		return (written != null) ? written : value;
	}

	private boolean isUnchanged(Class<?> type) {
		Boolean known = this.unchanged.get(type);
		if (known == null) {
			known = !type.isEnum() && this.converter.isSimpleType(type) && this.converter.getTargetType(type) == type;
			this.unchanged.put(type, known);
		}
		return known;
	}

}
