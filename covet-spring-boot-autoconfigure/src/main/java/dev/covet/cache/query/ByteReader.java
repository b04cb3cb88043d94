package dev.covet.cache.query;

import java.nio.charset.StandardCharsets;

import dev.covet.cache.UnreadableValueException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link ByteWriter} has written, and from anything else nothing but an
 * {@link UnreadableValueException}.
 */
final class ByteReader {

	private static final int CONTINUED = 0x80;

	private static final int SEVEN = 7;

	private final byte[] content;

	private int position;

	ByteReader(byte[] content) {
		this.content = content;
	}

	static UnreadableValueException unreadable(String what, @Nullable Throwable cause) {
		return new UnreadableValueException("The bytes of rows hold " + what, cause);
	}

	int remaining() {
		return this.content.length - this.position;
	}

	byte single() {
		if (this.position >= this.content.length) {
			throw unreadable("less than they should", null);
		}
		return this.content[this.position++];
	}

	long unsigned() {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += SEVEN) {
			byte part = single();
			value |= (long) (part & (CONTINUED - 1)) << shift;
			if (part >= 0) {
				return value;
			}
		}
		throw unreadable("a number that is too long", null);
	}

	long signed() {
		long value = unsigned();
		return (value >>> 1) ^ -(value & 1);
	}

	int four() {
		int value = 0;
		for (int i = 0; i < 4; i++) {
			value = (value << 8) | (single() & 0xFF);
		}
		return value;
	}

	long eight() {
		return ((long) four() << 32) | (four() & 0xFFFFFFFFL);
	}

	// A number of things that take a byte each at least, so that a wrong one can't fill
	// the memory.
	int count() {
		long count = unsigned();
		if (count < 0 || count > remaining()) {
			throw unreadable("a length that is too large", null);
		}
		return (int) count;
	}

	byte[] bytes() {
		byte[] value = new byte[count()];
		System.arraycopy(this.content, this.position, value, 0, value.length);
		this.position += value.length;
		return value;
	}

	String text() {
		int length = count();
		String value = new String(this.content, this.position, length, StandardCharsets.UTF_8);
		this.position += length;
		return value;
	}

}
