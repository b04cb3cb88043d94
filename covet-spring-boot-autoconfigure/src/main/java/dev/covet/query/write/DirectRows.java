package dev.covet.query.write;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Ref;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.util.ReflectionUtils;

/**
 * Rows of entities whose values go to the driver as they are: read from the fields,
 * without the map that a converter fills. Everything else is the converter's affair.
 */
final class DirectRows implements RowWriter {

	private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

	private final List<SqlIdentifier> columns = new ArrayList<>();

	private final Class<?>[] types;

	private final MethodHandle[] getters;

	private DirectRows(List<ColumnModel> columns) {
		this.types = new Class<?>[columns.size()];
		this.getters = new MethodHandle[columns.size()];
		for (int i = 0; i < this.types.length; i++) {
			ColumnModel column = columns.get(i);
			this.columns.add(column.identifier());
			this.types[i] = column.javaType();
			this.getters[i] = getter(column);
		}
	}

	static @Nullable RowWriter of(EntityModel model, MappingR2dbcConverter converter) {
		boolean direct = !converter.getConversions().hasCustomWriteTarget(model.type(), OutboundRow.class)
				&& model.columns().stream().allMatch((column) -> isDirect(column, converter));
		return direct ? new DirectRows(model.columns()) : null;
	}

	private static boolean isDirect(ColumnModel column, MappingR2dbcConverter converter) {
		Class<?> type = column.javaType();
		return !column.name().contains(".") && column.property().isWritable() && column.property().getField() != null
				&& !column.property().usePropertyAccess() && !type.isEnum() && !type.isArray()
				&& converter.isSimpleType(type) && converter.getTargetType(type) == type
				&& !converter.getConversions().hasValueConverter(column.property());
	}

	private static MethodHandle getter(ColumnModel column) {
		Field field = column.property().getRequiredField();
		ReflectionUtils.makeAccessible(field);
		try {
			return LOOKUP.unreflectGetter(field).asType(MethodType.methodType(Object.class, Object.class));
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("No access to " + column, ex);
		}
	}

	@Override
	public EntityRow write(Object entity, Predicate<SqlIdentifier> needed) {
		@Nullable Object[] values = new @Nullable Object[this.getters.length];
		for (int i = 0; i < values.length; i++) {
			Object value = needed.test(this.columns.get(i)) ? get(this.getters[i], entity) : null;
			values[i] = (value instanceof Ref<?> ref) ? id(ref) : value;
		}
		return new EntityRow(entity, this.columns, values, this.types, null, null);
	}

	private static @Nullable Object get(MethodHandle getter, Object entity) {
		try {
			return getter.invokeExact(entity);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("Could not read a property of " + entity.getClass().getName(), ex);
		}
	}

	private static @Nullable Object id(Ref<?> ref) {
		if (ref.isEmpty()) {
			return null;
		}
		Object id = ref.id();
		if (id == null) {
			throw new IllegalStateException(ref + " points at an entity without an id: save that first");
		}
		return id;
	}

}
