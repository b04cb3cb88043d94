package dev.covet.cache.core;

import java.util.Collection;

import dev.covet.cache.CacheKey;
import dev.covet.cache.Tag;
import reactor.core.publisher.Mono;

/**
 * What a caller wants.
 */
record Wanted<V>(CacheKey key, Collection<Tag> tags, Mono<V> load) {

}
