package dev.covet.cache.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers and texts in few bytes: small numbers take one.
 */
final class ByteWriter {

	private static final int CONTINUED = 0x80;

	private static final int SEVEN = 7;

	private byte[] content;

	private int size;

	ByteWriter(int expected) {
		this.content = new byte[Math.max(16, expected)];
	}

	byte[] toByteArray() {
		return Arrays.copyOf(this.content, this.size);
	}

	void single(int value) {
		room(1);
		this.content[this.size++] = (byte) value;
	}

	void unsigned(long value) {
		room(10);
		long rest = value;
		while ((rest & -CONTINUED) != 0) {
			this.content[this.size++] = (byte) (rest | CONTINUED);
			rest >>>= SEVEN;
		}
		this.content[this.size++] = (byte) rest;
	}

	// Those near zero are short, whatever their sign.
	void signed(long value) {
		unsigned((value << 1) ^ (value >> (Long.SIZE - 1)));
	}

	void four(int value) {
		room(4);
		for (int shift = 24; shift >= 0; shift -= 8) {
			this.content[this.size++] = (byte) (value >>> shift);
		}
	}

	void eight(long value) {
		four((int) (value >>> 32));
		four((int) value);
	}

	void bytes(byte[] value) {
		unsigned(value.length);
		room(value.length);
		System.arraycopy(value, 0, this.content, this.size, value.length);
		this.size += value.length;
	}

	void text(String value) {
		bytes(value.getBytes(StandardCharsets.UTF_8));
	}

	private void room(int more) {
		if (this.content.length - this.size < more) {
			this.content = Arrays.copyOf(this.content, Math.max(this.content.length * 2, this.size + more));
		}
	}

}
