package dev.covet.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import dev.covet.mapping.ColumnModel;
import dev.covet.mapping.EntityModel;
import dev.covet.mapping.Ref;
import dev.covet.mapping.RelationModel;
import dev.covet.query.plan.WriteShape.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Sets a property to a value, or to so much more than it holds.
 */
final class ValueAssignment<T> extends Assignment<T> {

	private final String property;

	private final @Nullable Object value;

	private final Setting.Kind kind;

	ValueAssignment(String property, @Nullable Object value, Setting.Kind kind) {
		this.property = property;
		this.value = value;
		this.kind = kind;
	}

	@Override
	List<Setting> resolve(Resolution resolution) {
		EntityModel model = resolution.model();
		RelationModel relation = model.relation(this.property);
		List<ColumnModel> columns = (relation != null && relation.kind() == RelationModel.Kind.TO_ONE)
				? relation.localColumns() : model.columnsOf(this.property);
		if (columns.isEmpty()) {
			throw (relation != null)
					? new IllegalArgumentException(relation + " has no column in the table of " + model)
					: model.unknown(this.property);
		}
		columns.forEach(BulkPlans::requireWritable);
		List<@Nullable Object> parts = (this.kind == Setting.Kind.VALUE && isNull(this.value))
				? Collections.nCopies(columns.size(), null)
				: parts(columns, relation, Objects.requireNonNull(this.value));
		List<Setting> settings = new ArrayList<>(columns.size());
		for (int i = 0; i < columns.size(); i++) {
			Object part = parts.get(i);
			if (part != null) {
				settings.add(new Setting(columns.get(i), this.kind, resolution.add(part)));
			}
			else {
				settings.add(new Setting(requireNullable(columns.get(i)), Setting.Kind.NULL, -1));
			}
		}
		return settings;
	}

	private static boolean isNull(@Nullable Object value) {
		return value == null || (value instanceof Ref<?> ref && ref.isKnown() && ref.isEmpty());
	}

	private List<@Nullable Object> parts(List<ColumnModel> columns, @Nullable RelationModel relation, Object value) {
		if (relation != null) {
			return new ArrayList<>(ColumnValues.key(relation.target(), value));
		}
		if (columns.size() > 1 || columns.get(0).name().length() > this.property.length()) {
			return ColumnValues.storedParts(this.property, columns, value);
		}
		if (this.kind == Setting.Kind.INCREMENT && !Number.class.isAssignableFrom(columns.get(0).javaType())) {
			throw new IllegalArgumentException(columns.get(0) + " is no number and can't be incremented");
		}
		return List.of(ColumnValues.convert(columns.get(0), value));
	}

	private static ColumnModel requireNullable(ColumnModel column) {
		if (column.isPrimitive()) {
			throw new IllegalArgumentException(column + " is a primitive and can't be set to null");
		}
		return column;
	}

}
