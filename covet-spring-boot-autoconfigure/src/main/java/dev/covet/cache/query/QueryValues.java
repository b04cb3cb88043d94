package dev.covet.cache.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes of a query's values what can be a part of a key: equal where they are, arrays by
 * their content, and beyond anybody's reach.
 */
final class QueryValues {

	private QueryValues() {
	}

	// The values for a key, null where there is one that is not known to be immutable.
	static Object @Nullable [] of(List<Object> values) {
		Object[] all = new Object[values.size()];
		for (int i = 0; i < all.length; i++) {
			Object value = of(values.get(i));
			if (value == null) {
				return null;
			}
			all[i] = value;
		}
		return all;
	}

	private static @Nullable Object of(@Nullable Object value) {
		if (value == null) {
			return Null.NULL;
		}
		if (value instanceof Enum<?> || ValueKind.of(value.getClass()) != null) {
			return value;
		}
		if (value instanceof byte[] bytes) {
			return ByteBuffer.wrap(bytes.clone());
		}
		if (value instanceof ByteBuffer buffer) {
			return ByteBuffer.wrap(Frozen.Bytes.of(buffer).content());
		}
		if (value instanceof Object[] array) {
			List<Object> elements = elements(Arrays.asList(array));
			return (elements != null) ? new ArrayValue(array.getClass(), elements) : null;
		}
		return (value instanceof List<?> list) ? elements(list) : null;
	}

	private static @Nullable List<Object> elements(List<?> list) {
		List<Object> elements = new ArrayList<>(list.size());
		for (Object element : list) {
			Object value = of(element);
			if (value == null) {
				return null;
			}
			elements.add(value);
		}
		return elements;
	}

	/**
	 * Stands for null, where null stands for what can't be a key.
	 */
	private enum Null {

		NULL

	}

	private record ArrayValue(Class<?> type, List<Object> elements) {
	}

}
