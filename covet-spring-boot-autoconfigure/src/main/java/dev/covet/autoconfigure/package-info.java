/**
 * Conditions, properties and wiring.
 */
@NullMarked
package dev.covet.autoconfigure;

import org.jspecify.annotations.NullMarked;
