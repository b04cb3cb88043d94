/**
 * Meters for what Boot has none for.
 */
@NullMarked
package dev.covet.metrics;

import org.jspecify.annotations.NullMarked;
