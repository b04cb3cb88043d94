package dev.covet.cache;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a region become bytes in a shared store, and what they weigh in this
 * JVM. Must be safe for use by many threads.
 *
 * @param <V> the type of the values
 * @since 0.1.0
 */
public interface ValueCodec<V> {

	/**
	 * Write a value.
	 * @param value the value
	 * @return its bytes, or {@code null} if it can't be shared and stays on this node
	 */
	byte @Nullable [] encode(V value);

	/**
	 * Read a value. Never instantiates a type that the bytes name.
	 * @param bytes what {@link #encode} once wrote, or anything else
	 * @return the value
	 * @throws UnreadableValueException if the bytes are not of this codec, in this
	 * version
	 */
	V decode(byte[] bytes);

	/**
	 * Estimate the memory that a value takes.
	 * @param value the value
	 * @return the number of bytes, about
	 */
	int weigh(V value);

}
