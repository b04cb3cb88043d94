package dev.covet.query.execute;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import dev.covet.mapping.ColumnModel;
import dev.covet.query.sql.BoundTypes;
import dev.covet.query.sql.CompiledSelect.Bind;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

import org.springframework.data.core.TypeInformation;
import org.springframework.data.r2dbc.convert.R2dbcConverter;

/**
 * Binds a plan's values as the application's converter writes them.
 *
 * @since 0.1.0
 */
public final class ValueBinder implements BoundTypes {

	private final R2dbcConverter converter;

	private final Map<Class<?>, Boolean> unchanged = new ConcurrentHashMap<>();

	/**
	 * Create a binder.
	 * @param converter the application's converter
	 */
	public ValueBinder(R2dbcConverter converter) {
		this.converter = converter;
	}

	/**
	 * Bind the values of a statement.
	 * @param statement the statement
	 * @param binds what is bound to each marker
	 * @param values the plan's values
	 */
	public void bind(Statement statement, List<Bind> binds, List<Object> values) {
		for (int i = 0; i < binds.size(); i++) {
			statement.bind(i, value(binds.get(i), values));
		}
	}

	// What would be bound, in order.
	List<Object> bound(List<Bind> binds, List<Object> values) {
		return binds.stream().map((bind) -> value(bind, values)).toList();
	}

	// An enum stays what it is: as text it would not be compared with a type of the
	// database's own.
	@Override
	public Class<?> of(ColumnModel column) {
		Class<?> type = column.javaType();
		return type.isEnum() ? type : this.converter.getTargetType(type);
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
		return (bind.element() == Bind.ARRAY) ? array((List<?>) value, bind.column()) : write(value, bind.column());
	}

	private Object array(List<?> list, @Nullable ColumnModel column) {
		Class<?> type = (column != null) ? of(column) : Object.class;
		Object array = Array.newInstance(type, list.size());
		for (int i = 0; i < list.size(); i++) {
			Array.set(array, i, write(list.get(i), column));
		}
		return array;
	}

	private Object write(Object value, @Nullable ColumnModel column) {
		if (column == null || isUnchanged(value.getClass())) {
			return value;
		}
		Object written = this.converter.writeValue(value, column.typeInformation());
		if (written instanceof Collection<?> elements) {
			return column(elements, column.typeInformation().getComponentType());
		}
		return (written != null) ? written : value;
	}

	// A collection is an array in its column.
	private Object column(Collection<?> elements, @Nullable TypeInformation<?> element) {
		Class<?> type = (element != null) ? this.converter.getTargetType(element.getType()) : Object.class;
		Object array = this.converter.getConversionService().convert(elements, type.arrayType());
		return Objects.requireNonNull(array, "a collection is never null as an array");
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
