/**
 * What applications use: {@code @Cached}, {@code @InvalidateCache}, the manager of
 * Spring's own cache abstraction, and caches of values.
 */
@NullMarked
package dev.covet.cache.spring;

import org.jspecify.annotations.NullMarked;
