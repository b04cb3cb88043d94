/**
 * Figures over the whole blog.
 */
@NullMarked
package dev.covet.sample.stats;

import org.jspecify.annotations.NullMarked;
