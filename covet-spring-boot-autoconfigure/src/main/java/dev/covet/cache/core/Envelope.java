package dev.covet.cache.core;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.covet.cache.UnreadableValueException;

/**
 * A value's bytes with what other nodes must know of its age: a version, the time of day
 * until which it is fresh, and for how long it was in all.
 */
// The second of the times bounds what clocks that differ can do: no node keeps a copy for
// longer than the value was meant to live.
record Envelope(byte[] payload, long freshUntilMillis, int freshSeconds) {

	private static final byte VERSION = 1;

	private static final int HEADER = Byte.BYTES + Long.BYTES + Integer.BYTES;

	static Envelope of(byte[] payload, long nowMillis, long freshNanos) {
		long seconds = TimeUnit.NANOSECONDS.toSeconds(freshNanos) + 1;
		return new Envelope(payload, nowMillis + TimeUnit.NANOSECONDS.toMillis(freshNanos),
				(int) Math.min(seconds, Integer.MAX_VALUE));
	}

	static Envelope parse(byte[] bytes) {
		if (bytes.length < HEADER || bytes[0] != VERSION) {
			throw new UnreadableValueException("No value of version %d in %d bytes".formatted(VERSION, bytes.length),
					null);
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
		long freshUntil = buffer.getLong();
		int seconds = buffer.getInt();
		if (seconds <= 0) {
			throw new UnreadableValueException("A value that was never fresh", null);
		}
		byte[] payload = new byte[buffer.remaining()];
		buffer.get(payload);
		return new Envelope(payload, freshUntil, seconds);
	}

	byte[] bytes() {
		return ByteBuffer.allocate(HEADER + this.payload.length)
			.put(VERSION)
			.putLong(this.freshUntilMillis)
			.putInt(this.freshSeconds)
			.put(this.payload)
			.array();
	}

	Duration freshFor() {
		return Duration.ofSeconds(this.freshSeconds);
	}

	// Less than none when that time is over
	long leftNanos(long nowMillis) {
		return TimeUnit.MILLISECONDS.toNanos(this.freshUntilMillis - nowMillis);
	}

}
