package dev.covet.mapping;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.data.annotation.Id;
import org.springframework.util.ReflectionUtils;

/**
 * Reads the id of an entity where no mapping context is at hand: the field marked with
 * {@code @Id}.
 */
final class EntityIds {

	private static final ClassValue<Field> ID_FIELDS = new ClassValue<>() {

		@Override
		protected Field computeValue(Class<?> type) {
			for (Class<?> current = type; current != null; current = current.getSuperclass()) {
				for (Field field : current.getDeclaredFields()) {
					if (field.isAnnotationPresent(Id.class)) {
						ReflectionUtils.makeAccessible(field);
						return field;
					}
				}
			}
			throw new InvalidMappingException(type, "has no property marked with @Id", "Mark its id with @Id.");
		}

	};

	private EntityIds() {
	}

	static Class<?> type(Class<?> entity) {
		return ResolvableType.forField(ID_FIELDS.get(entity), entity).resolve(Object.class);
	}

	static @Nullable Object of(Object entity) {
		return ReflectionUtils.getField(ID_FIELDS.get(entity.getClass()), entity);
	}

}
