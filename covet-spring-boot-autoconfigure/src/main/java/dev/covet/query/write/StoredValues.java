package dev.covet.query.write;

import java.util.ArrayList;
import java.util.List;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.r2dbc.convert.R2dbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * What the database tells of a row that it stored: the id, and the version where it may
 * have counted on.
 */
final class StoredValues {

	private final EntityModel model;

	private final List<ColumnModel> columns;

	private final R2dbcConverter converter;

	StoredValues(EntityModel model, boolean versioned, R2dbcConverter converter) {
		this.model = model;
		this.columns = new ArrayList<>(model.idColumns());
		this.converter = converter;
		if (versioned) {
			model.columns()
				.stream()
				.filter((column) -> column.property().isVersionProperty())
				.forEach(this.columns::add);
		}
	}

	List<SqlIdentifier> identifiers() {
		return this.columns.stream().map(ColumnModel::identifier).toList();
	}

	// Read what was returned, in the order of the columns.
	Returned read(Readable row) {
		List<@Nullable Object> values = new ArrayList<>(this.columns.size());
		for (int i = 0; i < this.columns.size(); i++) {
			values.add(value(row.get(i), this.columns.get(i)));
		}
		return new Returned(values);
	}

	private @Nullable Object value(@Nullable Object value, ColumnModel column) {
		return (value == null || value.getClass() == column.javaType()) ? value
				: this.converter.readValue(value, column.typeInformation());
	}

	Object apply(Object entity, Returned returned) {
		List<@Nullable Object> values = returned.values();
		PersistentPropertyAccessor<Object> accessor = this.model.entity().getPropertyAccessor(entity);
		int ids = this.model.idColumns().size();
		RelationalPersistentProperty id = this.model.entity().getRequiredIdProperty();
		Object key = this.model.isIdEmbedded() ? this.model.id(values.subList(0, ids)) : values.get(0);
		accessor.setProperty(id, key);
		for (int i = ids; i < this.columns.size(); i++) {
			accessor.setProperty(this.columns.get(i).property(), values.get(i));
		}
		return accessor.getBean();
	}

	/**
	 * What was returned of one row.
	 *
	 * @param values the values in the order of the columns
	 */
	record Returned(List<@Nullable Object> values) {
	}

}
