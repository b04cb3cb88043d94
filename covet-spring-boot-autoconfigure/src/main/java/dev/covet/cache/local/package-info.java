/**
 * The tier of the cache in this JVM, kept by Caffeine.
 */
@NullMarked
package dev.covet.cache.local;

import org.jspecify.annotations.NullMarked;
