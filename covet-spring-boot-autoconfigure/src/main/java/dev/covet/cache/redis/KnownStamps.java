package dev.covet.cache.redis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The generation and stamps as Redis knew them, as the bytes in front of a value that was
 * loaded after. A value is good while these are what they would be now; so whatever else
 * is there needn't be parsed.
 */
final class KnownStamps {

	private static final byte VERSION = 1;

	private final byte[] header;

	private KnownStamps(byte[] header) {
		this.header = header;
	}

	static KnownStamps of(byte[] generation, List<Long> stamps) {
		ByteBuffer buffer = ByteBuffer
			.allocate(1 + Integer.BYTES + generation.length + Integer.BYTES + stamps.size() * Long.BYTES);
		buffer.put(VERSION).putInt(generation.length).put(generation).putInt(stamps.size());
		stamps.forEach(buffer::putLong);
		return new KnownStamps(buffer.array());
	}

	static boolean isReadable(byte[] stored) {
		return stored.length > 1 + 2 * Integer.BYTES && stored[0] == VERSION;
	}

	ByteBuffer before(byte[] value) {
		return ByteBuffer.allocate(this.header.length + value.length).put(this.header).put(value).flip();
	}

	byte @Nullable [] valueOf(byte[] stored) {
		int length = this.header.length;
		if (stored.length < length || !Arrays.equals(stored, 0, length, this.header, 0, length)) {
			return null;
		}
		return Arrays.copyOfRange(stored, length, stored.length);
	}

	static long number(byte[] text) {
		return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
	}

}
