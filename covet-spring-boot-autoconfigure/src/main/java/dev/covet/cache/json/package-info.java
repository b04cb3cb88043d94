/**
 * Values of applications as JSON: what may be kept, by declared types alone.
 */
@NullMarked
package dev.covet.cache.json;

import org.jspecify.annotations.NullMarked;
