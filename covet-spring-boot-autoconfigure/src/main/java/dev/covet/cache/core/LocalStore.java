package dev.covet.cache.core;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Where values of all regions are kept in this JVM, within a bound on the memory that
 * they take together. Safe for use by many threads. Tells each entry when it comes and
 * when it goes.
 *
 * @since 0.1.0
 */
public interface LocalStore {

	/**
	 * Return an entry.
	 * @param key the key
	 * @return the entry, {@code null} if there is none
	 */
	@Nullable LocalEntry<?> get(LocalKey key);

	/**
	 * Put an entry in the place of the one that is there.
	 * @param key the key
	 * @param entry the entry
	 */
	void put(LocalKey key, LocalEntry<?> entry);

	/**
	 * Remove an entry, if it is still the one that is there.
	 * @param key the key
	 * @param entry the entry
	 */
	void remove(LocalKey key, LocalEntry<?> entry);

	/**
	 * Remove entries.
	 * @param which the keys of the entries to remove
	 */
	void removeIf(Predicate<LocalKey> which);

	/**
	 * Remove all entries.
	 */
	void clear();

}
