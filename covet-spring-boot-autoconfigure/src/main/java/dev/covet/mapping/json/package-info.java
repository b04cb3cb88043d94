/**
 * Handles as JSON, for Jackson 3.
 */
@NullMarked
package dev.covet.mapping.json;

import org.jspecify.annotations.NullMarked;
