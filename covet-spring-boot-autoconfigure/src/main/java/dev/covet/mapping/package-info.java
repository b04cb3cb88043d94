/**
 * Handles and annotations for relations, and the entity model over Spring Data's mapping
 * context.
 */
@NullMarked
package dev.covet.mapping;

import org.jspecify.annotations.NullMarked;
