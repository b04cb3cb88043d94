package dev.covet.cache.core;

import java.nio.ByteBuffer;

import dev.covet.cache.UnreadableValueException;
import dev.covet.cache.ValueCodec;

/**
 * Numbers as eight bytes.
 */
final class LongCodec implements ValueCodec<Long> {

	static final int WEIGHT = 16;

	@Override
	public byte[] encode(Long value) {
		return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
	}

	@Override
	public Long decode(byte[] bytes) {
		if (bytes.length != Long.BYTES) {
			throw new UnreadableValueException("Not a number", null);
		}
		return ByteBuffer.wrap(bytes).getLong();
	}

	@Override
	public int weigh(Long value) {
		return WEIGHT;
	}

}
