package dev.covet.cache.redis;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import dev.covet.cache.Tag;

/**
 * What stands before a value in Redis: a version, what it depends on, the generation and
 * the stamps. A value is good if it begins with the bytes that the current stamps make.
 *
 * @param bytes the bytes
 */
record StampHeader(byte[] bytes) {

	private static final byte VERSION = (byte) 0xC1;

	private static final int MOST_NUMBERS = 10_000;

	/**
	 * Create a header.
	 * @param tags what a value depends on; stamps made in one moment have the same
	 * number, so the numbers alone would not do
	 * @param numbers the generation and the stamps
	 */
	static StampHeader of(List<Tag> tags, long[] numbers) {
		ByteBuffer target = ByteBuffer.allocate(1 + Long.BYTES + (numbers.length + 1) * Varints.LONGEST);
		target.put(VERSION).putLong(hash(tags));
		Varints.write(target, numbers.length);
		for (long number : numbers) {
			Varints.write(target, number);
		}
		return new StampHeader(Arrays.copyOf(target.array(), target.position()));
	}

	private static long hash(List<Tag> tags) {
		long hash = tags.size();
		for (Tag tag : tags) {
			hash = (hash ^ tag.table().hashCode()) * 0x9E3779B97F4A7C15L;
			hash = ((hash >>> 29) ^ hash ^ tag.part()) * 0xBF58476D1CE4E5B9L;
		}
		return hash ^ (hash >>> 32);
	}

	boolean begins(byte[] stored) {
		return stored.length >= this.bytes.length
				&& Arrays.equals(this.bytes, 0, this.bytes.length, stored, 0, this.bytes.length);
	}

	byte[] before(byte[] value) {
		byte[] stored = Arrays.copyOf(this.bytes, this.bytes.length + value.length);
		System.arraycopy(value, 0, stored, this.bytes.length, value.length);
		return stored;
	}

	byte[] after(byte[] stored) {
		return Arrays.copyOfRange(stored, this.bytes.length, stored.length);
	}

	// Whether bytes have a header at all, of whatever stamps
	static boolean isReadable(byte[] stored) {
		ByteBuffer source = ByteBuffer.wrap(stored);
		try {
			if (source.get() != VERSION) {
				return false;
			}
			source.getLong();
			long count = Varints.read(source);
			if (count < 0 || count > MOST_NUMBERS) {
				return false;
			}
			for (long i = 0; i < count; i++) {
				Varints.read(source);
			}
			return true;
		}
		catch (BufferUnderflowException | IllegalArgumentException ex) {
			return false;
		}
	}

}
