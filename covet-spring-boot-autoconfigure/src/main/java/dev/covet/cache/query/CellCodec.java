package dev.covet.cache.query;

import org.jspecify.annotations.Nullable;

/**
 * Writes a value behind what it is.
 */
final class CellCodec {

	private static final int NULL = 0;

	private static final int BYTES = 1;

	private static final int BUFFER = 2;

	private static final int ARRAY = 3;

	private static final int FOREIGN = 4;

	private static final int KINDS = 16;

	private static final int DEEPEST = 8;

	private final Freezer freezer;

	CellCodec(Freezer freezer) {
		this.freezer = freezer;
	}

	void write(@Nullable Object kept, ByteWriter out) {
		if (kept == null) {
			out.single(NULL);
		}
		else if (kept instanceof Frozen.Bytes bytes) {
			out.single(bytes.buffer() ? BUFFER : BYTES);
			out.bytes(bytes.content());
		}
		else if (kept instanceof Frozen.Foreign<?> foreign) {
			out.single(FOREIGN);
			out.text(foreign.type().name());
			out.bytes(foreign.content());
		}
		else if (kept instanceof Frozen.Elements array) {
			write(array, out);
		}
		else {
			ValueKind kind = ValueKind.of(kept.getClass());
			if (kind == null) {
				throw new IllegalStateException("A value was kept that can't be: " + kept.getClass().getName());
			}
			out.single(KINDS + kind.ordinal());
			kind.write(kept, out);
		}
	}

	private void write(Frozen.Elements array, ByteWriter out) {
		ArrayForm form = ArrayForm.of(array.component());
		if (form == null) {
			throw new IllegalStateException("An array was kept that can't be: " + array.component().getName());
		}
		out.single(ARRAY);
		form.write(out);
		out.unsigned(array.elements().length);
		for (Object element : array.elements()) {
			write(element, out);
		}
	}

	@Nullable Object read(ByteReader in) {
		return read(in, DEEPEST);
	}

	private @Nullable Object read(ByteReader in, int deeper) {
		int code = in.single();
		return switch (code) {
			case NULL -> null;
			case BYTES -> new Frozen.Bytes(in.bytes(), false);
			case BUFFER -> new Frozen.Bytes(in.bytes(), true);
			case ARRAY -> array(in, deeper - 1);
			case FOREIGN -> foreign(in.text(), in.bytes());
			default -> ValueKind.ofCode(code - KINDS).read(in);
		};
	}

	private Object array(ByteReader in, int deeper) {
		if (deeper < 0) {
			throw ByteReader.unreadable("arrays that are too deep in each other", null);
		}
		Class<?> component = ArrayForm.read(in);
		@Nullable Object[] elements = new @Nullable Object[in.count()];
		for (int i = 0; i < elements.length; i++) {
			elements[i] = read(in, deeper);
		}
		Frozen.Elements array = new Frozen.Elements(component, elements);
		array.thaw();
		return array;
	}

	private Object foreign(String name, byte[] content) {
		StoredType<?> type = this.freezer.type(name);
		if (type == null) {
			throw ByteReader.unreadable("a type that is not known here", null);
		}
		return new Frozen.Foreign<>(type, content);
	}

}
