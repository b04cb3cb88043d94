package dev.covet.query.binary;

import io.netty.buffer.ByteBuf;

/**
 * Text of geometric types.
 */
final class GeometricForms {

	private GeometricForms() {
	}

	static String point(ByteBuf value) {
		return "(" + NumberForms.float8(value) + "," + NumberForms.float8(value) + ")";
	}

	static String box(ByteBuf value) {
		return points(value, 2);
	}

	static String segment(ByteBuf value) {
		return "[" + points(value, 2) + "]";
	}

	static String path(ByteBuf value) {
		boolean closed = value.readBoolean();
		String points = points(value, value.readInt());
		return closed ? "(" + points + ")" : "[" + points + "]";
	}

	static String polygon(ByteBuf value) {
		return "(" + points(value, value.readInt()) + ")";
	}

	static String circle(ByteBuf value) {
		return "<" + point(value) + "," + NumberForms.float8(value) + ">";
	}

	static String line(ByteBuf value) {
		return "{" + NumberForms.float8(value) + "," + NumberForms.float8(value) + "," + NumberForms.float8(value)
				+ "}";
	}

	private static String points(ByteBuf value, int count) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append((i > 0) ? "," : "").append(point(value));
		}
		return text.toString();
	}

}
