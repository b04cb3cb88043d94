package dev.covet.query.binary;

import java.util.function.UnaryOperator;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Text of the types that hold values of other types.
 */
final class NestedForms {

	private static final int EMPTY = 1;

	private static final int LOWER_INCLUSIVE = 2;

	private static final int UPPER_INCLUSIVE = 4;

	private static final int NO_LOWER = 8 | 32;

	private static final int NO_UPPER = 16 | 64;

	private NestedForms() {
	}

	static String array(ByteBuf value, ConnectionTypes types) {
		int[] sizes = new int[value.readInt()];
		value.skipBytes(4);
		int elementType = value.readInt();
		boolean explicitBounds = false;
		StringBuilder bounds = new StringBuilder();
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = value.readInt();
			int lower = value.readInt();
			explicitBounds |= lower != 1;
			bounds.append('[').append(lower).append(':').append(lower + sizes[i] - 1).append(']');
		}
		if (sizes.length == 0) {
			return "{}";
		}
		StringBuilder text = explicitBounds ? bounds.append('=') : new StringBuilder();
		char delimiter = types.delimiter(elementType);
		UnaryOperator<String> quote = (element) -> quoteElement(element, delimiter);
		appendDimension(text, value, elementType, types, sizes, 0, quote, delimiter);
		return text.toString();
	}

	// The types int2vector and oidvector: an array, written without its braces.
	static String vector(ByteBuf value, ConnectionTypes types) {
		int size = (value.readInt() > 0) ? value.skipBytes(4 + 4).readInt() : 0;
		boolean signed = value.getInt(value.readerIndex() - 8) == BuiltinType.INT2.oid();
		value.skipBytes(4);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < size; i++) {
			int length = value.readInt();
			text.append((i > 0) ? " " : "").append(signed ? value.readShort() : value.readUnsignedInt());
		}
		return text.toString();
	}

	static String record(ByteBuf value, ConnectionTypes types) {
		int fields = value.readInt();
		StringBuilder text = new StringBuilder("(");
		for (int i = 0; i < fields; i++) {
			int fieldType = value.readInt();
			String field = nested(value, fieldType, types);
			text.append((i > 0) ? "," : "").append((field != null) ? quoteWord(field, "(),") : "");
		}
		return text.append(')').toString();
	}

	static String range(ByteBuf value, int boundType, ConnectionTypes types) {
		int flags = value.readByte();
		if ((flags & EMPTY) != 0) {
			return "empty";
		}
		StringBuilder text = new StringBuilder(((flags & LOWER_INCLUSIVE) != 0) ? "[" : "(");
		text.append(bound(value, (flags & NO_LOWER) == 0, boundType, types)).append(',');
		text.append(bound(value, (flags & NO_UPPER) == 0, boundType, types));
		return text.append(((flags & UPPER_INCLUSIVE) != 0) ? ']' : ')').toString();
	}

	static String multirange(ByteBuf value, int boundType, ConnectionTypes types) {
		int ranges = value.readInt();
		StringBuilder text = new StringBuilder("{");
		for (int i = 0; i < ranges; i++) {
			ByteBuf range = value.readSlice(value.readInt());
			text.append((i > 0) ? "," : "").append(range(range, boundType, types));
		}
		return text.append('}').toString();
	}

	private static void appendDimension(StringBuilder text, ByteBuf value, int elementType, ConnectionTypes types,
			int[] sizes, int dimension, UnaryOperator<String> quote, char delimiter) {
		text.append('{');
		for (int i = 0; i < sizes[dimension]; i++) {
			if (i > 0) {
				text.append(delimiter);
			}
			if (dimension < sizes.length - 1) {
				appendDimension(text, value, elementType, types, sizes, dimension + 1, quote, delimiter);
				continue;
			}
			String element = nested(value, elementType, types);
			text.append((element != null) ? quote.apply(element) : "NULL");
		}
		text.append('}');
	}

	private static String bound(ByteBuf value, boolean present, int boundType, ConnectionTypes types) {
		String bound = present ? nested(value, boundType, types) : null;
		return (bound != null) ? quoteWord(bound, "()[],") : "";
	}

	private static @Nullable String nested(ByteBuf value, int type, ConnectionTypes types) {
		int length = value.readInt();
		return (length >= 0) ? types.toText(type, value.readSlice(length)) : null;
	}

	private static String quoteElement(String element, char delimiter) {
		if (!element.isEmpty() && !element.equalsIgnoreCase("NULL") && !hasSpecial(element, "{}" + delimiter)) {
			return element;
		}
		return "\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
	}

	private static String quoteWord(String word, String special) {
		if (!word.isEmpty() && !hasSpecial(word, special)) {
			return word;
		}
		return "\"" + word.replace("\\", "\\\\").replace("\"", "\"\"") + "\"";
	}

	private static boolean hasSpecial(String text, String special) {
		return text.chars()
			.anyMatch((c) -> c == '"' || c == '\\' || c == ' ' || (c >= '\t' && c <= '\r') || special.indexOf(c) >= 0);
	}

}
