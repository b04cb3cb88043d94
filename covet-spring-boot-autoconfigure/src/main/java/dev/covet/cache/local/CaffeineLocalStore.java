package dev.covet.cache.local;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.covet.cache.core.LocalEntry;
import dev.covet.cache.core.LocalKey;
import dev.covet.cache.core.LocalStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values in this JVM, of all regions together within one bound, in a Caffeine
 * cache. Which ones go when there are too many is Caffeine's choice, by how often and how
 * lately they were read.
 *
 * @since 0.1.0
 */
public final class CaffeineLocalStore implements LocalStore {

	private final Cache<LocalKey, LocalEntry<?>> cache;

	private CaffeineLocalStore(Cache<LocalKey, LocalEntry<?>> cache) {
		this.cache = cache;
	}

	/**
	 * Create a store.
	 * @param maximumWeight the number of bytes that the values of all regions may take
	 * together, about
	 * @param nanos the time that lifetimes are measured by
	 * @return the store
	 */
	// What Caffeine does after a write is little, and runs where the write did: another
	// thread's queue would let the memory grow past the bound
	public static CaffeineLocalStore create(long maximumWeight, LongSupplier nanos) {
		return new CaffeineLocalStore(Caffeine.newBuilder()
			.maximumWeight(maximumWeight)
			.weigher((LocalKey key, LocalEntry<?> entry) -> entry.weight())
			.expireAfter(Expiry.<LocalKey, LocalEntry<?>>writing((key, entry) -> lifetime(entry)))
			.ticker(nanos::getAsLong)
			.executor(Runnable::run)
			.removalListener(CaffeineLocalStore::onRemoved)
			.build());
	}

	@Override
	public @Nullable LocalEntry<?> get(LocalKey key) {
		return this.cache.getIfPresent(key);
	}

	@Override
	public void put(LocalKey key, LocalEntry<?> entry) {
		entry.onAdded();
		this.cache.put(key, entry);
	}

	@Override
	public void remove(LocalKey key, LocalEntry<?> entry) {
		this.cache.asMap().remove(key, entry);
	}

	@Override
	public void removeIf(Predicate<LocalKey> which) {
		this.cache.asMap().keySet().removeIf(which);
	}

	@Override
	public void clear() {
		this.cache.invalidateAll();
	}

	private static Duration lifetime(LocalEntry<?> entry) {
		return Duration.ofNanos(entry.lifetimeNanos());
	}

	private static void onRemoved(@Nullable LocalKey key, @Nullable LocalEntry<?> entry, RemovalCause cause) {
		if (entry != null) {
			entry.onRemoved(cause.wasEvicted());
		}
	}

}
