package dev.covet.query.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import org.jspecify.annotations.Nullable;

import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.mapping.OutboundRow;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.sql.SqlIdentifier;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.util.ClassUtils;

/**
 * Rows as the application's template makes them.
 */
final class OutboundRows implements RowWriter {

	private final EntityModel model;

	private final R2dbcEntityTemplate template;

	private final Map<SqlIdentifier, ColumnModel> columns = new HashMap<>();

	private volatile List<SqlIdentifier> last = List.of();

	OutboundRows(EntityModel model, R2dbcEntityTemplate template) {
		this.model = model;
		this.template = template;
		model.columns().forEach((column) -> this.columns.put(column.identifier(), column));
	}

	@Override
	public EntityRow write(Object entity, Predicate<SqlIdentifier> needed) {
		return read(entity, outbound(entity));
	}

	@SuppressWarnings("deprecation")
	OutboundRow outbound(Object entity) {
		Class<?> type = ClassUtils.getUserClass(entity);
		if (type != this.model.type() && !entity(type).getQualifiedTableName().equals(this.model.table())) {
			throw new IllegalArgumentException(
					"%s is mapped to the table %s, and %s are written to %s here: use objects(%s.class)".formatted(
							type.getSimpleName(), entity(type).getQualifiedTableName(), this.model, this.model.table(),
							type.getSimpleName()));
		}
		return this.template.getDataAccessStrategy().getOutboundRow(entity);
	}

	// Spring Data's view of the entity, or of a class that extends it.
	RelationalPersistentEntity<?> entity(Class<?> type) {
		return (RelationalPersistentEntity<?>) this.template.getConverter()
			.getMappingContext()
			.getRequiredPersistentEntity(type);
	}

	// Read a row once the callbacks have changed what they wanted to.
	EntityRow read(Object entity, OutboundRow row) {
		List<SqlIdentifier> names = shared(List.copyOf(row.keySet()));
		@Nullable Object[] values = new @Nullable Object[names.size()];
		Class<?>[] types = new Class<?>[values.length];
		for (int i = 0; i < values.length; i++) {
			Parameter parameter = row.get(names.get(i));
			values[i] = (parameter != null) ? parameter.getValue() : null;
			types[i] = type(names.get(i), parameter);
		}
		return new EntityRow(entity, names, values, types, row, null);
	}

	// Rows of the same columns share the list of them, as far as that is easily had.
	// Others
	// may write entities meanwhile, so what is compared is what is returned.
	private List<SqlIdentifier> shared(List<SqlIdentifier> names) {
		List<SqlIdentifier> before = this.last;
		if (names.equals(before)) {
			return before;
		}
		this.last = names;
		return names;
	}

	// The null of an empty handle has no type of its own.
	private Class<?> type(SqlIdentifier name, @Nullable Parameter parameter) {
		ColumnModel column = this.columns.get(name);
		boolean untyped = parameter == null || parameter.getType() == Object.class
				|| (column != null && parameter.getValue() == null && column.property().getType() != column.javaType());
		return (untyped && column != null) ? column.javaType()
				: ((parameter != null) ? parameter.getType() : Object.class);
	}

}
