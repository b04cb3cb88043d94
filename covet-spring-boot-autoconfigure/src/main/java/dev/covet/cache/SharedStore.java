package dev.covet.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where the nodes of an application share values and stamps. No publisher of it fails,
 * and none takes longer than the command timeout: what can't be had is a miss, and what
 * can't be raised is owed, during which nothing is read.
 *
 * <p>
 * A value is written with the stamps that were read before it was loaded, and read only
 * as long as they are still the same.
 *
 * @since 0.1.0
 */
public interface SharedStore {

	/**
	 * Return whether it is of use to ask.
	 * @return {@code false} while the store is known not to answer, or while this node
	 * owes it something
	 */
	boolean isUsable();

	/**
	 * Read a value and the stamps of what it depends on.
	 * @param key the key, with its region
	 * @param tags what the value depends on
	 * @return the value, if one was found that is still good, and the stamps in any case
	 */
	Mono<SharedRead> read(String key, List<Tag> tags);

	/**
	 * Write a value that was loaded after the stamps were read.
	 * @param key the key, with its region
	 * @param value the value
	 * @param before what {@link #read} returned before the value was loaded
	 * @param ttl how long to keep it
	 * @return completes when it is written, or was given up
	 */
	Mono<Void> write(String key, byte[] value, SharedRead before, Duration ttl);

	/**
	 * Try to become the one that loads a value.
	 * @param key the key, with its region
	 * @param longest the time after which the lock ends by itself
	 * @return a lock, empty if another one has it; without a usable store everybody gets
	 * one
	 */
	Mono<SharedLock> lock(String key, Duration longest);

	/**
	 * Raise stamps, here and for all other nodes, and tell these.
	 * @param tags the tags
	 * @return completes when no value with the older stamps is read on this node any more
	 */
	Mono<Void> raise(Collection<Tag> tags);

	/**
	 * Free the memory of all values whose keys begin with a text, without stopping the
	 * store for anybody.
	 * @param prefix the beginning of the keys, a region as a rule
	 * @return the number of values
	 */
	Mono<Long> clear(String prefix);

	/**
	 * Have a listener told of what other nodes raise. If no messages come yet, it is told
	 * so before this returns.
	 * @param listener the listener
	 */
	void listen(SharedListener listener);

}
