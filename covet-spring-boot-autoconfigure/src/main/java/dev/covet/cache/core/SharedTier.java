package dev.covet.cache.core;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.covet.cache.CacheKey;
import dev.covet.cache.RegionSettings;
import dev.covet.cache.SharedLock;
import dev.covet.cache.SharedRead;
import dev.covet.cache.SharedStore;
import dev.covet.cache.Tag;
import dev.covet.cache.ValueCodec;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The values of one region in the shared store. Nothing here fails: a store or a codec
 * that does is as good as none.
 */
final class SharedTier<V> {

	private static final Log logger = LogFactory.getLog(SharedTier.class);

	private final @Nullable SharedStore store;

	private final ValueCodec<V> codec;

	private final RegionSettings settings;

	private final Lifetimes lifetimes;

	private final RegionCounters counters;

	private final CacheTime time;

	private final String prefix;

	SharedTier(@Nullable SharedStore store, ValueCodec<V> codec, RegionSettings settings, Lifetimes lifetimes,
			RegionCounters counters, CacheTime time) {
		this.store = store;
		this.codec = codec;
		this.settings = settings;
		this.lifetimes = lifetimes;
		this.counters = counters;
		this.time = time;
		this.prefix = encoded(settings.name()) + ":";
	}

	// Without characters that mean something in keys, patterns and tags
	static String encoded(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
	}

	boolean isUsed() {
		return this.store != null;
	}

	boolean isUsable() {
		return this.store != null && this.store.isUsable();
	}

	Mono<Found<V>> read(CacheKey key, List<Tag> tags) {
		return stamps(key, tags).map(this::open);
	}

	Mono<SharedRead> stamps(CacheKey key, List<Tag> tags) {
		return (this.store != null)
				? this.store.read(name(key), tags).onErrorReturn(SharedRead.none()).defaultIfEmpty(SharedRead.none())
				: Mono.just(SharedRead.none());
	}

	Mono<Void> write(CacheKey key, V value, SharedRead before, Lifetime lifetime) {
		if (this.store == null || before.stamps() == null) {
			return Mono.empty();
		}
		byte[] payload = encode(value);
		if (payload == null) {
			return Mono.empty();
		}
		this.counters.sharedPut();
		byte[] bytes = Envelope.of(payload, this.time.millis().getAsLong(), lifetime.freshNanos()).bytes();
		return this.store.write(name(key), bytes, before, lifetime.total()).onErrorComplete();
	}

	Mono<SharedLock> lock(CacheKey key) {
		return (this.store != null)
				? this.store.lock(name(key), this.settings.lock()).onErrorReturn((SharedLock) Mono::empty)
				: Mono.just(Mono::empty);
	}

	Mono<Void> clear() {
		return (this.store != null) ? this.store.clear(this.prefix).onErrorComplete().then() : Mono.empty();
	}

	private Found<V> open(SharedRead read) {
		byte[] bytes = read.value();
		if (bytes == null) {
			return Found.nothing(read);
		}
		try {
			Envelope envelope = Envelope.parse(bytes);
			V value = this.codec.decode(envelope.payload());
			Lifetime lifetime = this.lifetimes.of(envelope.freshFor())
				.left(envelope.leftNanos(this.time.millis().getAsLong()));
			return new Found<>(read, value, lifetime);
		}
		catch (RuntimeException ex) {
			this.counters.unreadable();
			logger.debug("A value of cache '%s' can't be read".formatted(this.settings.name()), ex);
			return Found.nothing(read);
		}
	}

	private byte @Nullable [] encode(V value) {
		try {
			return this.codec.encode(value);
		}
		catch (RuntimeException ex) {
			logger.debug("A value of cache '%s' can't be shared".formatted(this.settings.name()), ex);
			return null;
		}
	}

	private String name(CacheKey key) {
		return this.prefix + key.text();
	}

}
