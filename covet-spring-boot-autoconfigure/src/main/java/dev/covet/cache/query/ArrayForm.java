package dev.covet.cache.query;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * What an array is an array of: values of a kind, buffers, bytes or just objects, or
 * arrays of these.
 *
 * @param dimensions how many arrays are in each other below the outermost
 * @param leaf the code of what is in the innermost
 */
record ArrayForm(int dimensions, int leaf) {

	private static final int MOST_DIMENSIONS = 6;

	private static final int ANYTHING = 100;

	private static final int BUFFERS = 101;

	private static final int BYTES = 102;

	// The form of an array by its component type, null where it is not known.
	static @Nullable ArrayForm of(Class<?> component) {
		Class<?> leaf = component;
		int dimensions = 0;
		while (leaf.isArray() && leaf != byte[].class) {
			leaf = leaf.getComponentType();
			dimensions++;
		}
		if (leaf == Object.class || leaf == ByteBuffer.class || leaf == byte[].class) {
			return new ArrayForm(dimensions,
					(leaf == Object.class) ? ANYTHING : (leaf == byte[].class) ? BYTES : BUFFERS);
		}
		ValueKind kind = ValueKind.of(leaf);
		return (kind != null && dimensions <= MOST_DIMENSIONS) ? new ArrayForm(dimensions, kind.ordinal()) : null;
	}

	void write(ByteWriter out) {
		out.single(this.dimensions);
		out.single(this.leaf);
	}

	static Class<?> read(ByteReader in) {
		int dimensions = in.single();
		int leaf = in.single();
		if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
			throw ByteReader.unreadable("an array with too many dimensions", null);
		}
		Class<?> component = switch (leaf) {
			case ANYTHING -> Object.class;
			case BUFFERS -> ByteBuffer.class;
			case BYTES -> byte[].class;
			default -> ValueKind.ofCode(leaf).type();
		};
		for (int i = 0; i < dimensions; i++) {
			component = component.arrayType();
		}
		return component;
	}

}
