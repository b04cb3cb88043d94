package dev.covet.cache.core;

import java.time.Duration;
import java.util.Collection;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Tag;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a caller wants.
 */
record Wanted<V>(CacheKey key, Collection<Tag> tags, @Nullable Duration ttl, Mono<V> load) {

}
