package dev.covet.mapping;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;

/**
 * Sees that a property is marked as never null, by any library's annotation.
 */
final class NonNullMarks {

	private NonNullMarks() {
	}

	// Marked on the property itself: that a handle is never null says nothing of its key.
	static boolean isMarked(RelationalPersistentProperty property) {
		Field field = property.getField();
		return field != null && Stream.of(field.getAnnotations(), field.getAnnotatedType().getAnnotations())
			.flatMap(Arrays::stream)
			.map((annotation) -> annotation.annotationType().getSimpleName())
			.anyMatch((name) -> name.equals("NotNull") || name.equals("NonNull"));
	}

}
