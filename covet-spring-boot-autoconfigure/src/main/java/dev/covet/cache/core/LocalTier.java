package dev.covet.cache.core;

import dev.covet.cache.CacheKey;
import dev.covet.cache.ValueCodec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The values of one region that are kept in this JVM.
 */
final class LocalTier<V> {

	private static final Log logger = LogFactory.getLog(LocalTier.class);

	// What an entry, its key and its place in a map take beside the value
	private static final int OVERHEAD = 256;

	private static final int OVERHEAD_PER_STAMP = 16;

	private final @Nullable LocalStore store;

	private final ValueCodec<V> codec;

	private final RegionCounters counters;

	private final Hearing hearing;

	private final CacheTime time;

	LocalTier(@Nullable LocalStore store, ValueCodec<V> codec, RegionCounters counters, Hearing hearing,
			CacheTime time) {
		this.store = store;
		this.codec = codec;
		this.counters = counters;
		this.hearing = hearing;
		this.time = time;
	}

	boolean isUsed() {
		return this.store != null;
	}

	// For a caller: counted, and what is found to be old is removed
	@Nullable LocalEntry<V> find(CacheKey key, boolean stale) {
		LocalStore store = this.store;
		if (store == null) {
			this.counters.localMiss();
			return null;
		}
		LocalKey localKey = new LocalKey(this, key);
		LocalEntry<V> entry = get(store, localKey);
		if (entry != null) {
			if (!entry.isCurrent()) {
				this.counters.invalidated();
				store.remove(localKey, entry);
			}
			else if (isServed(entry, stale)) {
				this.counters.localHit();
				return entry;
			}
		}
		this.counters.localMiss();
		return null;
	}

	// For a flight that is about to begin: the one before it may just have ended
	@Nullable V findFresh(CacheKey key) {
		LocalStore store = this.store;
		LocalEntry<V> entry = (store != null) ? get(store, new LocalKey(this, key)) : null;
		return (entry != null && entry.isCurrent() && entry.isFresh(this.time.now())) ? entry.value() : null;
	}

	boolean isFresh(LocalEntry<V> entry) {
		return entry.isFresh(this.time.now());
	}

	void keep(CacheKey key, V value, Snapshot snapshot, Lifetime lifetime) {
		LocalStore store = this.store;
		if (store != null && lifetime.isSome() && !this.hearing.isDeaf() && snapshot.isCurrent()) {
			store(store, key, value, snapshot, lifetime);
		}
	}

	// The entry is there before it is good, so that no load finds a gap to begin in
	Snapshot replace(CacheKey key, V value, Stamp[] stamps, Lifetime lifetime) {
		LocalStore store = this.store;
		Snapshot snapshot;
		do {
			snapshot = Snapshot.takeAhead(stamps);
			if (store != null && !this.hearing.isDeaf()) {
				store(store, key, value, snapshot, lifetime);
			}
		}
		while (!snapshot.comeTrue());
		return snapshot;
	}

	void removeOld(CacheKey key) {
		LocalStore store = this.store;
		if (store != null) {
			LocalKey localKey = new LocalKey(this, key);
			LocalEntry<V> entry = get(store, localKey);
			if (entry != null && !entry.isCurrent()) {
				store.remove(localKey, entry);
			}
		}
	}

	void clear() {
		if (this.store != null) {
			this.store.removeIf((key) -> key.isOf(this));
		}
	}

	private boolean isServed(LocalEntry<V> entry, boolean stale) {
		long now = this.time.now();
		return entry.isFresh(now) || (stale && entry.isStale(now));
	}

	private void store(LocalStore store, CacheKey key, V value, Snapshot snapshot, Lifetime lifetime) {
		try {
			int weight = this.codec.weigh(value) + OVERHEAD + OVERHEAD_PER_STAMP * snapshot.size();
			store.put(new LocalKey(this, key),
					new LocalEntry<>(value, snapshot, this.time.now(), lifetime, weight, this.counters));
		}
		catch (RuntimeException ex) {
			logger.debug("A value can't be kept in this JVM", ex);
		}
	}

	// The key holds the region, so no entry of it has a value of another type
	@SuppressWarnings("unchecked")
	private @Nullable LocalEntry<V> get(LocalStore store, LocalKey key) {
		return (LocalEntry<V>) store.get(key);
	}

}
