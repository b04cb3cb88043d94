/**
 * The shared tier of the cache in Redis: values, stamps, locks and messages.
 */
@NullMarked
package dev.covet.cache.redis;

import org.jspecify.annotations.NullMarked;
