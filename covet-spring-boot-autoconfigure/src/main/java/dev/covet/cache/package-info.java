/**
 * The cache that knows when it is stale: what entries depend on, how they are loaded
 * once, kept in two tiers and thrown away.
 */
@NullMarked
package dev.covet.cache;

import org.jspecify.annotations.NullMarked;
