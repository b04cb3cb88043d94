package dev.covet.cache.json;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Finds where a value that was written and read again differs from the one that was
 * written: a field that isn't written, a subclass that became its parent.
 */
// Fields are compared where a class leaves it to them; what says itself what is equal is
// believed, but for records, whose arrays never are.
final class Difference {

	private Difference() {
	}

	/**
	 * Compare two values.
	 * @param one a value
	 * @param other the other one
	 * @return where they differ, {@code null} if they don't
	 */
	static @Nullable String between(@Nullable Object one, @Nullable Object other) {
		return between("the value", one, other);
	}

	private static @Nullable String between(String path, @Nullable Object one, @Nullable Object other) {
		if (one == other) {
			return null;
		}
		if (one == null || other == null) {
			return path;
		}
		if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
			return inMaps(path, map, otherMap);
		}
		if (one instanceof Collection<?> all && other instanceof Collection<?> others) {
			return inCollections(path, all, others);
		}
		if (one.getClass() != other.getClass()) {
			return path + " (" + one.getClass().getSimpleName() + " became " + other.getClass().getSimpleName() + ")";
		}
		if (one instanceof Optional<?> optional) {
			return between(path, optional.orElse(null), ((Optional<?>) other).orElse(null));
		}
		if (one.getClass().isArray()) {
			return inArrays(path, one, other);
		}
		return (one.getClass().isRecord() || !hasEquals(one.getClass())) ? inFields(path, one, other)
				: one.equals(other) ? null : path;
	}

	private static @Nullable String inMaps(String path, Map<?, ?> one, Map<?, ?> other) {
		if (one.size() != other.size()) {
			return path;
		}
		for (Map.Entry<?, ?> entry : one.entrySet()) {
			String difference = other.containsKey(entry.getKey())
					? between(path + "." + entry.getKey(), entry.getValue(), other.get(entry.getKey())) : path;
			if (difference != null) {
				return difference;
			}
		}
		return null;
	}

	private static @Nullable String inCollections(String path, Collection<?> one, Collection<?> other) {
		if (one instanceof List<?> != other instanceof List<?> || one.size() != other.size()) {
			return path;
		}
		if (!(one instanceof List<?>)) {
			return one.equals(other) ? null : path;
		}
		Iterator<?> others = other.iterator();
		int index = 0;
		for (Object each : one) {
			String difference = between(path + "[" + index++ + "]", each, others.next());
			if (difference != null) {
				return difference;
			}
		}
		return null;
	}

	private static @Nullable String inArrays(String path, Object one, Object other) {
		int length = Array.getLength(one);
		if (length != Array.getLength(other)) {
			return path;
		}
		for (int i = 0; i < length; i++) {
			String difference = between(path + "[" + i + "]", Array.get(one, i), Array.get(other, i));
			if (difference != null) {
				return difference;
			}
		}
		return null;
	}

	private static @Nullable String inFields(String path, Object one, Object other) {
		for (Class<?> type = one.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
			for (Field field : type.getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
					String name = path + "." + field.getName();
					try {
						field.setAccessible(true);
						String difference = between(name, field.get(one), field.get(other));
						if (difference != null) {
							return difference;
						}
					}
					catch (ReflectiveOperationException | RuntimeException ex) {
						return name + ", which can't be compared";
					}
				}
			}
		}
		return null;
	}

	private static boolean hasEquals(Class<?> type) {
		try {
			return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

}
