/**
 * The regions of the cache on one node: which values are good, who loads them, and in
 * which tier they are looked for.
 */
@NullMarked
package dev.covet.cache.core;

import org.jspecify.annotations.NullMarked;
