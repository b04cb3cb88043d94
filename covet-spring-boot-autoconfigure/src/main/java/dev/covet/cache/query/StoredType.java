package dev.covet.cache.query;

/**
 * How values of a driver's own type are kept. Rows with values that nobody knows how to
 * keep are not cached.
 *
 * @param <T> the type
 * @since 0.1.0
 */
public interface StoredType<T> {

	/**
	 * Return the name that stands for the type in what is stored.
	 * @return a short name, the same in every version
	 */
	String name();

	/**
	 * Return the type.
	 * @return a class or interface
	 */
	Class<T> type();

	/**
	 * Write a value.
	 * @param value the value
	 * @return its bytes
	 */
	byte[] write(T value);

	/**
	 * Make a value. Called for each one that is read from the cache, so that no two
	 * callers share one.
	 * @param bytes what was written
	 * @return the value
	 */
	T read(byte[] bytes);

}
