package dev.covet.query.binary;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Text of the types that are one plain value.
 */
final class ScalarForms {

	private ScalarForms() {
	}

	static String text(ByteBuf value) {
		String text = value.toString(StandardCharsets.UTF_8);
		value.skipBytes(value.readableBytes());
		return text;
	}

	// Types such as jsonb, whose binary form is a version byte and the text.
	static String versionedText(ByteBuf value) {
		int version = value.readByte();
		if (version != 1) {
			throw new NoTextFormException("version " + version + " of its binary form is not known");
		}
		return text(value);
	}

	static String bool(ByteBuf value) {
		return value.readBoolean() ? "t" : "f";
	}

	static String bytes(ByteBuf value) {
		return "\\x" + ByteBufUtil.hexDump(value);
	}

	// The one-byte type "char". Above ASCII its text depends on server and encoding.
	static String singleByte(ByteBuf value) {
		byte code = value.readByte();
		if (code < 0) {
			throw new NoTextFormException("the text of a byte above 127 depends on the server");
		}
		return (code != 0) ? String.valueOf((char) code) : "";
	}

	static String int2(ByteBuf value) {
		return Short.toString(value.readShort());
	}

	static String int4(ByteBuf value) {
		return Integer.toString(value.readInt());
	}

	static String int8(ByteBuf value) {
		return Long.toString(value.readLong());
	}

	static String unsigned4(ByteBuf value) {
		return Long.toString(value.readUnsignedInt());
	}

	static String unsigned8(ByteBuf value) {
		return Long.toUnsignedString(value.readLong());
	}

	static String uuid(ByteBuf value) {
		return new UUID(value.readLong(), value.readLong()).toString();
	}

	static String rowId(ByteBuf value) {
		return "(" + value.readUnsignedInt() + "," + value.readUnsignedShort() + ")";
	}

	static String logPosition(ByteBuf value) {
		return Long.toHexString(value.readUnsignedInt()).toUpperCase() + "/"
				+ Long.toHexString(value.readUnsignedInt()).toUpperCase();
	}

	static String snapshot(ByteBuf value) {
		int running = value.readInt();
		StringBuilder text = new StringBuilder(int8(value)).append(':').append(int8(value)).append(':');
		for (int i = 0; i < running; i++) {
			text.append((i > 0) ? "," : "").append(int8(value));
		}
		return text.toString();
	}

	static String bits(ByteBuf value) {
		int length = value.readInt();
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			int octet = value.getByte(value.readerIndex() + i / 8);
			int bit = (octet >> (7 - i % 8)) & 1;
			text.append((bit != 0) ? '1' : '0');
		}
		return text.toString();
	}

}
