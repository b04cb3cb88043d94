package dev.covet.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentPropertyAccessor;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.ParameterValueProvider;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Makes the key object of an embedded id of the values of its columns.
 */
final class EmbeddedId {

	private static final EntityInstantiators INSTANTIATORS = new EntityInstantiators();

	private final EntityModels models;

	private final RelationalPersistentProperty property;

	private final List<ColumnModel> columns;

	EmbeddedId(EntityModels models, RelationalPersistentProperty property, List<ColumnModel> columns) {
		this.models = models;
		this.property = property;
		this.columns = columns;
	}

	Object of(List<?> parts) {
		Map<String, @Nullable Object> values = new HashMap<>();
		for (int i = 0; i < this.columns.size(); i++) {
			values.put(this.columns.get(i).name(), parts.get(i));
		}
		return create(this.property, this.property.getName() + ".", values);
	}

	private Object create(RelationalPersistentProperty embedded, String prefix, Map<String, @Nullable Object> values) {
		RelationalPersistentEntity<?> type = this.models.embedded(embedded);
		Object instance = INSTANTIATORS.getInstantiatorFor(type).createInstance(type, new ParameterValueProvider<>() {

			@Override
			@SuppressWarnings("unchecked")
			public <T> @Nullable T getParameterValue(Parameter<T, RelationalPersistentProperty> parameter) {
				String name = String.valueOf(parameter.getName());
				RelationalPersistentProperty part = type.getPersistentProperty(name);
				return (part != null) ? (T) value(part, prefix, values) : null;
			}

		});
		PersistentPropertyAccessor<Object> accessor = type.getPropertyAccessor(instance);
		for (RelationalPersistentProperty part : type) {
			if (!type.isCreatorArgument(part)) {
				accessor.setProperty(part, value(part, prefix, values));
			}
		}
		return accessor.getBean();
	}

	private @Nullable Object value(RelationalPersistentProperty part, String prefix,
			Map<String, @Nullable Object> values) {
		String name = prefix + part.getName();
		return part.isEmbedded() ? create(part, name + ".", values) : values.get(name);
	}

}
