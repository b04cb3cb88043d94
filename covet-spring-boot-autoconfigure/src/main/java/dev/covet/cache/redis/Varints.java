package dev.covet.cache.redis;

import java.nio.ByteBuffer;

/**
 * Numbers in as few bytes as they need.
 */
final class Varints {

	static final int LONGEST = 10;

	private Varints() {
	}

	static void write(ByteBuffer target, long number) {
		long rest = number;
		while ((rest & ~0x7FL) != 0) {
			target.put((byte) ((rest & 0x7F) | 0x80));
			rest >>>= 7;
		}
		target.put((byte) rest);
	}

	// Throws BufferUnderflowException if the bytes end within the number, and
	// IllegalArgumentException if it is too long for one
	static long read(ByteBuffer source) {
		long number = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			byte part = source.get();
			number |= (part & 0x7FL) << shift;
			if (part >= 0) {
				return number;
			}
		}
		throw new IllegalArgumentException("No number has so many bytes");
	}

}
