package dev.covet.cache.query;

import java.nio.ByteBuffer;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Takes the driver's values so that they can be kept, and says what they weigh.
 */
final class Freezer {

	// What stands for a value that nobody knows how to keep.
	static final Object UNKNOWN = new Object();

	private static final int OBJECT = 32;

	private static final int REFERENCE = 8;

	private final List<StoredType<?>> types;

	Freezer(List<StoredType<?>> types) {
		this.types = List.copyOf(types);
	}

	@Nullable Object freeze(@Nullable Object value) {
		if (value == null || ValueKind.of(value.getClass()) != null) {
			return value;
		}
		if (value instanceof ByteBuffer buffer) {
			return Frozen.Bytes.of(buffer);
		}
		if (value instanceof byte[] bytes) {
			return new Frozen.Bytes(bytes.clone(), false);
		}
		return (value instanceof Object[] array) ? elements(array) : foreign(value);
	}

	private Object elements(Object[] array) {
		Class<?> component = array.getClass().getComponentType();
		if (ArrayForm.of(component) == null) {
			return UNKNOWN;
		}
		@Nullable Object[] elements = new @Nullable Object[array.length];
		for (int i = 0; i < elements.length; i++) {
			elements[i] = freeze(array[i]);
			if (elements[i] == UNKNOWN) {
				return UNKNOWN;
			}
		}
		return new Frozen.Elements(component, elements);
	}

	private Object foreign(Object value) {
		for (StoredType<?> type : this.types) {
			if (type.type().isInstance(value)) {
				return foreign(type, value);
			}
		}
		return UNKNOWN;
	}

	private static <T> Object foreign(StoredType<T> type, Object value) {
		return new Frozen.Foreign<>(type, type.write(type.type().cast(value)));
	}

	@Nullable StoredType<?> type(String name) {
		return this.types.stream().filter((type) -> type.name().equals(name)).findFirst().orElse(null);
	}

	// About what a kept value takes in memory, the reference to it included.
	static int weigh(@Nullable Object kept) {
		if (kept == null) {
			return REFERENCE;
		}
		if (kept instanceof Frozen.Bytes bytes) {
			return 2 * OBJECT + REFERENCE + bytes.content().length;
		}
		if (kept instanceof Frozen.Foreign<?> foreign) {
			return 2 * OBJECT + REFERENCE + foreign.content().length;
		}
		if (kept instanceof Frozen.Elements array) {
			int weight = 2 * OBJECT + REFERENCE;
			for (Object element : array.elements()) {
				weight += weigh(element);
			}
			return weight;
		}
		ValueKind kind = ValueKind.of(kept.getClass());
		return REFERENCE + ((kind != null) ? kind.weigh(kept) : OBJECT);
	}

}
