package dev.covet.cache.spring;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.ReflectionUtils;

/**
 * Writes keys as texts that are the same in every JVM, and different for different keys
 * but for the type of plain values: {@code 1} and {@code "1"} are the same key.
 */
final class KeyText {

	private static final @Nullable Field PARAMETERS = parameters();

	private KeyText() {
	}

	/**
	 * Write a key.
	 * @param key the key
	 * @return the text, {@code null} if it has none that is the same in every JVM
	 */
	static @Nullable String of(@Nullable Object key) {
		StringBuilder text = new StringBuilder();
		return write(key, text) ? text.toString() : null;
	}

	private static boolean write(@Nullable Object key, StringBuilder text) {
		if (key == null) {
			text.append("\\0");
			return true;
		}
		if (key instanceof SimpleKey && PARAMETERS != null) {
			return write(ReflectionUtils.getField(PARAMETERS, key), text);
		}
		if (key instanceof Enum<?> constant) {
			return escape(constant.name(), text);
		}
		if (key instanceof Optional<?> optional) {
			return write(optional.orElse(null), text);
		}
		if (key.getClass().isArray()) {
			return writeArray(key, text);
		}
		if (key instanceof Map<?, ?> map) {
			return writeMap(map, text);
		}
		if (key instanceof Collection<?> collection) {
			return writeAll((key instanceof Set<?>) ? sorted(collection) : collection, text);
		}
		return key.getClass().isRecord() ? writeRecord((Record) key, text) : writePlain(key, text);
	}

	private static boolean writePlain(Object key, StringBuilder text) {
		Class<?> type = key.getClass();
		if (key instanceof CharSequence || type.getName().startsWith("java.") && says(type)) {
			return escape(key.toString(), text);
		}
		if (!says(type)) {
			return false;
		}
		text.append(type.getName()).append(':');
		return escape(key.toString(), text);
	}

	// A class that says what is equal and what it looks like is taken to mean the same by
	// both
	private static boolean says(Class<?> type) {
		try {
			return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class
					&& type.getMethod("toString").getDeclaringClass() != Object.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

	private static boolean writeArray(Object array, StringBuilder text) {
		text.append('[');
		for (int i = 0; i < Array.getLength(array); i++) {
			if (!write(Array.get(array, i), text)) {
				return false;
			}
			text.append(',');
		}
		text.append(']');
		return true;
	}

	private static boolean writeAll(Collection<?> all, StringBuilder text) {
		return writeArray(all.toArray(), text);
	}

	private static boolean writeMap(Map<?, ?> map, StringBuilder text) {
		Map<String, String> texts = new TreeMap<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			String key = of(entry.getKey());
			String value = of(entry.getValue());
			if (key == null || value == null) {
				return false;
			}
			texts.put(key, value);
		}
		text.append('{');
		texts.forEach((key, value) -> text.append(key).append('=').append(value).append(','));
		text.append('}');
		return true;
	}

	private static Collection<?> sorted(Collection<?> all) {
		Collection<String> texts = new TreeSet<>();
		for (Object each : all) {
			String text = of(each);
			if (text == null) {
				return all;
			}
			texts.add(text);
		}
		return texts;
	}

	private static boolean writeRecord(Record key, StringBuilder text) {
		text.append(key.getClass().getName()).append('(');
		for (RecordComponent component : key.getClass().getRecordComponents()) {
			try {
				component.getAccessor().setAccessible(true);
				if (!write(component.getAccessor().invoke(key), text)) {
					return false;
				}
			}
			catch (IllegalAccessException | InvocationTargetException | RuntimeException ex) {
				return false;
			}
			text.append(',');
		}
		text.append(')');
		return true;
	}

	private static boolean escape(String plain, StringBuilder text) {
		for (int i = 0; i < plain.length(); i++) {
			char each = plain.charAt(i);
			if ("\\,[]{}()=:".indexOf(each) >= 0) {
				text.append('\\');
			}
			text.append(each);
		}
		return true;
	}

	private static @Nullable Field parameters() {
		try {
			Field field = SimpleKey.class.getDeclaredField("params");
			field.setAccessible(true);
			return field;
		}
		catch (NoSuchFieldException | RuntimeException ex) {
			return null;
		}
	}

}
